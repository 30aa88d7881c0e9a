import {
  members,
  readList,
  readNumber,
  readText,
  readTexts,
  word,
  type Read,
  type TextByLang,
} from "../../app/read";
import { materialities, readLife, type Life, type Materiality } from "./life";
import {
  categories,
  methods,
  operations,
  type Category,
  type Method,
  type Operation,
} from "./parts-words";

export const bases = ["consent", "contract", "law", "interest"] as const;
export type Basis = (typeof bases)[number];

export interface Purpose {
  readonly id: string;
  readonly code: number;
  readonly text: TextByLang;
  readonly basis: Basis;
  readonly retention: Retention | undefined;
  readonly data: readonly Category[] | undefined;
}

export type Retention = { kind: "purpose_reached" } | { kind: "months"; months: number };

export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly role: "processor" | "third_party";
  readonly contract: string | undefined;
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
  readonly operations?: readonly Operation[];
  readonly methods?: readonly Method[];
  readonly data?: readonly DataGroup[];
  readonly details?: Details;
  readonly values?: TextByLang;
  /** Members that this build does not edit and hands back as they came. */
  readonly others: Readonly<Record<string, unknown>>;
}

export interface DataGroup {
  readonly category: Category;
  readonly items: Readonly<Record<string, readonly string[]>>;
}

export interface StorageItem {
  readonly name: string;
  readonly purpose: TextByLang;
  readonly lifetime: TextByLang;
}

/** What only some kinds have to say; what a kind does not have stays away. */
export interface Details {
  readonly resources?: readonly string[];
  readonly conditions?: TextByLang;
  readonly prohibitions?: TextByLang;
  readonly transfer_conditions?: TextByLang;
  readonly countries?: readonly string[];
  readonly risks?: TextByLang;
  readonly logic?: TextByLang;
  readonly consequences?: TextByLang;
  readonly items?: readonly StorageItem[];
  readonly numbers?: readonly string[];
}

export const agreementStates = ["draft", "awaiting_approval", "published", "retired"] as const;
export type AgreementState = (typeof agreementStates)[number];

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
  readonly life: Life;
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
  readonly remedy: string;
  readonly overridable: boolean;
  readonly place: { readonly part: string; readonly id: string } | undefined;
}

export interface Preview {
  readonly title: string;
  readonly label: readonly Span[];
  readonly blocks: readonly Block[];
  readonly sha256: string;
  readonly findings: readonly Finding[];
  /** Caption and text as they came: the widget reads them itself. */
  readonly raw: { readonly label: unknown; readonly text: unknown };
}

export interface Version {
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
  readonly languages: readonly string[];
  readonly lawProfile: string;
  readonly consents: number;
  readonly materiality: Materiality | undefined;
  readonly approvedBy: string;
  readonly html: string;
  readonly sha256: string;
}

const readCategory: Read<Category> = (value) => word(value, categories);

const readRetention: Read<Retention> = (value) => {
  const source = members(value);
  if (source?.raw("kind") === "months")
    return source.finish({ kind: "months", months: source.number("months") });
  return source && { kind: "purpose_reached" };
};

export const readPurpose: Read<Purpose> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    code: source.numberOr("code", 0),
    text: source.texts("text"),
    basis: word(source.raw("basis"), bases) ?? "consent",
    retention: source.maybe("retention", readRetention),
    data: source.maybe("data", readList(readCategory)),
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
    contract: source.maybe("contract", readText),
  });
};

const readTerm: Read<Term> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const kind = word(source.raw("kind"), ["until_withdrawn", "months"]);
  if (kind === "until_withdrawn") return { kind };
  return kind === "months" ? source.finish({ kind, months: source.number("months") }) : undefined;
};

const edited = [
  "template",
  "languages",
  "default_language",
  "title",
  "label",
  "text",
  "purposes",
  "recipients",
  "term",
  "operations",
  "methods",
  "data",
  "details",
  "values",
  "others",
];

function othersIn(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return {};
  const kept = Object.entries(members(value)?.raw("others") ?? {});
  const found = Object.entries(value).filter(([name]) => !edited.includes(name));
  return Object.fromEntries([...kept, ...found]);
}

const readLines: Read<string[]> = readList(readText);

const readGroup: Read<DataGroup> = (value) => {
  const source = members(value);
  const category = word(source?.raw("category"), categories);
  if (category === undefined) return undefined;
  const items: Record<string, readonly string[]> = {};
  for (const [lang, list] of Object.entries(source?.raw("items") ?? {}))
    items[lang] = readLines(list) ?? [];
  return { category, items };
};

const readItem: Read<StorageItem> = (value) => {
  const source = members(value);
  return source?.finish({
    name: source.text("name"),
    purpose: source.texts("purpose"),
    lifetime: source.texts("lifetime"),
  });
};

const readDetails: Read<Details> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const details: Record<string, unknown> = {};
  for (const name of ["resources", "countries", "numbers"] as const) {
    const list = source.maybe(name, readLines);
    if (list) details[name] = list;
  }
  for (const name of [
    "conditions",
    "prohibitions",
    "transfer_conditions",
    "risks",
    "logic",
    "consequences",
  ]) {
    const texts = source.maybe(name, readTexts);
    if (texts) details[name] = texts;
  }
  const items = source.maybe("items", readList(readItem));
  if (items) details["items"] = items;
  return source.finish(details);
};

export const readDraft: Read<AgreementDraft> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const languages = source.list("languages", readText);
  const operations_ = source.maybe(
    "operations",
    readList((one) => word(one, operations)),
  );
  const methods_ = source.maybe(
    "methods",
    readList((one) => word(one, methods)),
  );
  const data = source.maybe("data", readList(readGroup));
  const details = source.maybe("details", readDetails);
  const values = source.maybe("values", readTexts);
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
    ...(operations_ ? { operations: operations_ } : {}),
    ...(methods_ ? { methods: methods_ } : {}),
    ...(data ? { data } : {}),
    ...(details ? { details } : {}),
    ...(values ? { values } : {}),
    others: othersIn(value),
  });
};

export const readAgreement: Read<Agreement> = (value) => {
  const source = members(value);
  const draft = readDraft(source?.raw("draft"));
  if (draft === undefined) return undefined;
  const life = readLife(value);
  if (source === undefined || life === undefined) return undefined;
  return source.finish({
    life,
    id: source.text("id"),
    company: source.text("company"),
    name: source.text("name"),
    kind: source.textOrNone("kind"),
    lawProfile: source.textOrNone("law_profile"),
    state: source.oneOf("state", agreementStates, "draft"),
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

const readPlace: Read<{ part: string; id: string }> = (value) => {
  const source = members(value);
  return source?.finish({ part: source.textOrNone("part"), id: source.textOrNone("id") });
};

export const readFinding: Read<Finding> = (value) => {
  const source = members(value);
  return source?.finish({
    rule: source.textOrNone("rule"),
    severity: source.oneOf("severity", ["error", "warning", "info"], "info"),
    article: source.textOrNone("article"),
    field: source.textOrNone("field"),
    message: source.textOrNone("message"),
    remedy: source.textOrNone("remedy"),
    overridable: source.flagOr("overridable", false),
    place: source.maybe("place", readPlace),
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
    raw: { label: source.raw("label"), text: source.raw("text") },
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
    materiality: word(source.raw("materiality"), materialities),
    approvedBy: source.textOrNone("approved_by"),
    html: source.textOrNone("html"),
    sha256: source.textOrNone("text_sha256"),
  });
};

/** The findings a refused publishing carries. */
export function findingsIn(body: unknown): readonly Finding[] {
  return members(body)?.list("findings", readFinding) ?? [];
}
