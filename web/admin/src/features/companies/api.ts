import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readItems, type Read } from "../../app/read";
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

const readSent: Read<{ readonly address: string }> = (value) => {
  const source = members(value);
  return source?.finish({ address: source.text("address") });
};

export function sendMailboxCode(id: string): Promise<Answer<{ readonly address: string }>> {
  return call("POST", "/companies/" + encodeURIComponent(id) + "/erasure-email/send-code", {
    read: readSent,
    body: {},
  });
}

export function verifyMailbox(id: string, code: string): Promise<Answer<Company>> {
  return call("POST", "/companies/" + encodeURIComponent(id) + "/erasure-email/verify", {
    read: readCompany,
    body: { code },
  });
}
