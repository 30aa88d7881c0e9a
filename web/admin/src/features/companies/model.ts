import { members, readText, readTexts, word, type Read, type TextByLang } from "../../app/read";

export const legalForms = ["legal_entity", "sole_trader", "natural_person"] as const;
export type LegalForm = (typeof legalForms)[number];

export interface Officer {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly legalForm: LegalForm;
  readonly country: string;
  readonly lawProfiles: readonly string[];
  readonly address: string;
  readonly email: string;
  readonly phone: string;
  readonly website: string;
  readonly erasureEmail: string;
  readonly erasureEmailVerified: boolean;
  readonly dpo: Officer | undefined;
  readonly requisites: TextByLang;
  readonly revision: number;
}

const readOfficer: Read<Officer> = (value) => {
  const source = members(value);
  return source?.finish({
    name: source.textOrNone("name"),
    email: source.textOrNone("email"),
    phone: source.textOrNone("phone"),
  });
};

export const readCompany: Read<Company> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    name: source.text("name"),
    shortName: source.textOrNone("short_name"),
    legalForm: word(source.raw("legal_form"), legalForms) ?? "legal_entity",
    country: source.text("country"),
    lawProfiles: source.list("law_profiles", readText),
    address: source.textOrNone("address"),
    email: source.textOrNone("email"),
    phone: source.textOrNone("phone"),
    website: source.textOrNone("website"),
    erasureEmail: source.textOrNone("erasure_email"),
    erasureEmailVerified: source.flagOr("erasure_email_verified", false),
    dpo: source.maybe("dpo", readOfficer),
    requisites: source.maybe("requisites", readTexts) ?? {},
    revision: source.numberOr("revision", 0),
  });
};

/** Which requisites a country's companies have, and as what they are known there. */
export interface Requisite {
  readonly name: string;
  readonly label: string;
  readonly pattern: RegExp;
}

const byCountry: Readonly<Record<string, readonly Requisite[]>> = {
  BY: [{ name: "unp", label: "УНП", pattern: /^[0-9A-Z]{9}$/ }],
  RU: [
    { name: "inn", label: "ИНН", pattern: /^(\d{10}|\d{12})$/ },
    { name: "kpp", label: "КПП", pattern: /^\d{9}$/ },
    { name: "ogrn", label: "ОГРН", pattern: /^(\d{13}|\d{15})$/ },
  ],
  DE: [
    { name: "ust_idnr", label: "USt-IdNr.", pattern: /^DE\d{9}$/ },
    { name: "hrb", label: "HRB", pattern: /^.{1,24}$/ },
    { name: "register_court", label: "Registergericht", pattern: /^.{2,80}$/ },
  ],
};

export function requisitesOf(country: string, form: LegalForm): readonly Requisite[] {
  const all = byCountry[country] ?? [];
  if (form === "legal_entity") return all;
  // Sole traders and natural persons are not in the register of companies.
  return all.filter((one) => !["kpp", "hrb", "register_court"].includes(one.name));
}

export const countries = ["BY", "RU", "DE", "AT", "PL", "LT", "LV"] as const;

export function profileOfCountry(country: string): string {
  if (country === "BY") return "by-99z";
  if (country === "RU") return "ru-152fz";
  return country === "DE" ? "gdpr-de" : "gdpr";
}

export const knownProfiles = ["by-99z", "ru-152fz", "gdpr", "gdpr-de", "none"] as const;

export interface CompanyDraft {
  name: string;
  short_name: string;
  legal_form: LegalForm;
  country: string;
  law_profiles: string[];
  address: string;
  email: string;
  phone: string;
  website: string;
  erasure_email: string;
  dpo: { name: string; email: string; phone: string } | null;
  requisites: Record<string, string>;
}

export function emptyCompany(email: string): CompanyDraft {
  return {
    name: "",
    short_name: "",
    legal_form: "legal_entity",
    country: "BY",
    law_profiles: ["by-99z"],
    address: "",
    email: "",
    phone: "",
    website: "",
    erasure_email: email,
    dpo: null,
    requisites: {},
  };
}

export function draftOf(company: Company): CompanyDraft {
  return {
    name: company.name,
    short_name: company.shortName,
    legal_form: company.legalForm,
    country: company.country,
    law_profiles: [...company.lawProfiles],
    address: company.address,
    email: company.email,
    phone: company.phone,
    website: company.website,
    erasure_email: company.erasureEmail,
    dpo: company.dpo ? { ...company.dpo } : null,
    requisites: { ...company.requisites },
  };
}

/** Keeps only the requisites that belong to the country, without blanks. */
export function tidyDraft(draft: CompanyDraft): CompanyDraft {
  const requisites: Record<string, string> = {};
  for (const one of requisitesOf(draft.country, draft.legal_form)) {
    const value = (draft.requisites[one.name] ?? "").trim();
    if (value !== "") requisites[one.name] = value;
  }
  return { ...draft, requisites };
}
