import {
  members,
  readList,
  readNumber,
  readText,
  word,
  type Read,
  type TextByLang,
} from "../../app/read";

export const bases = ["consent", "contract", "law", "interest"] as const;
export type Basis = (typeof bases)[number];

export interface Purpose {
  readonly id: string;
  readonly code: number;
  readonly text: TextByLang;
  readonly basis: Basis;
}

export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly role: "processor" | "third_party";
}

export type Term = { kind: "until_withdrawn" } | { kind: "months"; months: number };

export interface AgreementDraft {
  readonly template: string;
  readonly languages: readonly string[];
  readonly default_language: string;
  readonly title: TextByLang;
  readonly label: TextByLang;
  readonly text: TextByLang;
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly term: Term;
}

export type AgreementState = "draft" | "published" | "retired";

export interface Agreement {
  readonly id: string;
  readonly company: string;
  readonly name: string;
  readonly kind: string;
  readonly lawProfile: string;
  readonly state: AgreementState;
  readonly publishedVersion: number | undefined;
  readonly draft: AgreementDraft;
  readonly revision: number;
}

export interface Span {
  readonly text: string;
  readonly strong: boolean;
  readonly em: boolean;
  readonly href: string;
  readonly link: boolean;
}

export type Block =
  | { readonly kind: "h2"; readonly spans: readonly Span[] }
  | { readonly kind: "h3"; readonly spans: readonly Span[] }
  | { readonly kind: "p"; readonly spans: readonly Span[] }
  | { readonly kind: "ul"; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: "ol"; readonly items: readonly (readonly Span[])[] };

export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning" | "info";
  readonly article: string;
  readonly field: string;
  readonly message: string;
}

export interface Preview {
  readonly title: string;
  readonly label: readonly Span[];
  readonly blocks: readonly Block[];
  readonly sha256: string;
  readonly findings: readonly Finding[];
}

export interface Version {
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly languages: readonly string[];
  readonly lawProfile: string;
  readonly consents: number;
  readonly html: string;
  readonly sha256: string;
}

export const readPurpose: Read<Purpose> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    code: source.numberOr("code", 0),
    text: source.texts("text"),
    basis: word(source.raw("basis"), bases) ?? "consent",
  });
};

export const readRecipient: Read<Recipient> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    name: source.text("name"),
    address: source.textOrNone("address"),
    country: source.textOrNone("country"),
    role: source.oneOf("role", ["processor", "third_party"], "processor"),
  });
};

const readTerm: Read<Term> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const kind = word(source.raw("kind"), ["until_withdrawn", "months"]);
  if (kind === "until_withdrawn") return { kind };
  return kind === "months" ? source.finish({ kind, months: source.number("months") }) : undefined;
};

export const readDraft: Read<AgreementDraft> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const languages = source.list("languages", readText);
  return source.finish({
    template: source.textOrNone("template") || "custom",
    languages,
    default_language: source.textOrNone("default_language") || (languages[0] ?? "ru"),
    title: source.texts("title"),
    label: source.texts("label"),
    text: source.texts("text"),
    purposes: source.list("purposes", readText),
    recipients: source.list("recipients", readText),
    term: source.maybe("term", readTerm) ?? { kind: "until_withdrawn" },
  });
};

export const readAgreement: Read<Agreement> = (value) => {
  const source = members(value);
  const draft = readDraft(source?.raw("draft"));
  if (draft === undefined) return undefined;
  return source?.finish({
    id: source.text("id"),
    company: source.text("company"),
    name: source.text("name"),
    kind: source.textOrNone("kind"),
    lawProfile: source.textOrNone("law_profile"),
    state: source.oneOf("state", ["draft", "published", "retired"], "draft"),
    publishedVersion: source.maybe("published_version", readNumber),
    draft,
    revision: source.numberOr("revision", 0),
  });
};

export const readSpan: Read<Span> = (value) => {
  const source = members(value);
  return source?.finish({
    text: source.text("text"),
    strong: source.flagOr("strong", false),
    em: source.flagOr("em", false),
    href: safeLink(source.textOrNone("href")),
    link: source.flagOr("link", false),
  });
};

/** Only addresses a reader may safely follow from the staff app. */
function safeLink(address: string): string {
  return /^(https?:|mailto:|tel:|\/)/i.test(address) ? address : "";
}

export const readBlock: Read<Block> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  for (const kind of ["h2", "h3", "p"] as const) {
    const spans = readList(readSpan)(source.raw(kind));
    if (spans !== undefined) return { kind, spans };
  }
  for (const kind of ["ul", "ol"] as const) {
    const items = readList(readList(readSpan))(source.raw(kind));
    if (items !== undefined) return { kind, items };
  }
  return undefined;
};

export const readFinding: Read<Finding> = (value) => {
  const source = members(value);
  return source?.finish({
    rule: source.textOrNone("rule"),
    severity: source.oneOf("severity", ["error", "warning", "info"], "info"),
    article: source.textOrNone("article"),
    field: source.textOrNone("field"),
    message: source.textOrNone("message"),
  });
};

export const readPreview: Read<Preview> = (value) => {
  const source = members(value);
  return source?.finish({
    title: source.textOrNone("title"),
    label: source.list("label", readSpan),
    blocks: source.list("text", readBlock),
    sha256: source.textOrNone("text_sha256"),
    findings: source.list("findings", readFinding),
  });
};

export const readVersion: Read<Version> = (value) => {
  const source = members(value);
  return source?.finish({
    version: source.number("version"),
    publishedAt: source.textOrNone("published_at"),
    publishedBy: source.textOrNone("published_by"),
    languages: source.list("languages", readText),
    lawProfile: source.textOrNone("law_profile"),
    consents: source.numberOr("consents", 0),
    html: source.textOrNone("html"),
    sha256: source.textOrNone("text_sha256"),
  });
};

/** The findings a refused publishing carries. */
export function findingsIn(body: unknown): readonly Finding[] {
  return members(body)?.list("findings", readFinding) ?? [];
}

/** The languages that a ready text is written in; your own text may be in any. */
export function languagesOf(template: string): readonly string[] | undefined {
  switch (template) {
    case "processing-by":
      return ["ru", "be"];
    case "processing-ru":
      return ["ru"];
    case "processing-de":
      return ["de"];
    case "processing-eu":
      return ["en"];
    default:
      return undefined;
  }
}

export function templatesFor(profile: string): readonly string[] {
  if (profile.startsWith("by")) return ["processing-by", "marketing-email", "custom"];
  if (profile.startsWith("ru")) return ["processing-ru", "marketing-email", "custom"];
  if (profile === "gdpr-de") return ["processing-de", "processing-eu", "marketing-email", "custom"];
  return ["processing-eu", "marketing-email", "custom"];
}
