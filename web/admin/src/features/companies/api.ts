import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { readItems } from "../../app/read";
import { readCompany, type Company, type CompanyDraft } from "./model";

export function listCompanies(): Promise<Answer<Company[]>> {
  return call("GET", "/companies?limit=200", { read: readItems(readCompany) });
}

export function getCompany(id: string): Promise<Answer<Company>> {
  return call("GET", "/companies/" + encodeURIComponent(id), { read: readCompany });
}

export function createCompany(draft: CompanyDraft): Promise<Answer<Company>> {
  return call("POST", "/companies", { read: readCompany, body: draft });
}

export function changeCompany(company: Company, draft: CompanyDraft): Promise<Answer<Company>> {
  return call("PATCH", "/companies/" + encodeURIComponent(company.id), {
    read: readCompany,
    body: draft,
    revision: company.revision,
  });
}
