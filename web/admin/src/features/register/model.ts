import {
  members,
  readNumber,
  readText,
  type Read,
  type TextByLang,
  type Members,
} from "../../app/read";

export interface RegisterRow {
  readonly index: number;
  readonly time: string;
  readonly subject: string;
  readonly person: string;
  readonly recorder: { readonly kind: string; readonly id: string };
  readonly act: string;
  readonly method: string;
  readonly mode: number | undefined;
  readonly state: string;
  readonly agreement: AgreementRef | undefined;
  readonly purposes: readonly PurposeRef[];
  readonly source: SourceRef | undefined;
  readonly lawProfile: string;
  readonly sha256: string;
  readonly screenDiffers: boolean;
  readonly leafHash: string;
}

export interface AgreementRef {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly lang: string;
}

export interface PurposeRef {
  readonly code: number;
  readonly text: string;
}

export interface SourceRef {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

export interface Personal {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly pageUrl: string;
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

export interface RegisterRecord extends RegisterRow {
  readonly personal: Personal | undefined;
  readonly textUrl: string;
  readonly entry: string;
  readonly override: Readonly<Record<string, string>> | undefined;
  readonly erased: boolean;
}

export interface Proof {
  readonly index: number;
  readonly size: number;
  readonly leafHash: string;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
  readonly origin: string;
  readonly vkey: string;
}

export interface DayCount {
  readonly day: string;
  readonly given: number;
  readonly declined: number;
  readonly notGiven: number;
  readonly withdrawn: number;
}

export interface Summary {
  readonly days: readonly DayCount[];
  readonly total: number;
  readonly log:
    { readonly size: number; readonly origin: string; readonly frozen: boolean } | undefined;
}

/** A text that may come as one string or as one per language. */
function anyText(value: unknown, lang: string): string {
  if (typeof value === "string") return value;
  const source = members(value);
  const found = source?.raw(lang);
  return typeof found === "string" ? found : "";
}

const readAgreementRef: Read<AgreementRef> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.textOrNone("id"),
    title: source.textOrNone("title"),
    version: source.numberOr("version", 0),
    lang: source.textOrNone("lang"),
  });
};

const readSourceRef: Read<SourceRef> = (value) => {
  const source = members(value);
  return source?.finish({
    kind: source.textOrNone("kind"),
    id: source.textOrNone("id"),
    name: source.textOrNone("name"),
  });
};

const readPurposeRef: Read<PurposeRef> = (value) => {
  const source = members(value);
  return source?.finish({
    code: source.numberOr("code", 0),
    text: anyText(source.raw("text"), document.documentElement.lang),
  });
};

/** A reference without an id stands for nothing. */
function named<T extends { readonly id: string }>(reference: T | undefined): T | undefined {
  return reference?.id === "" ? undefined : reference;
}

function rowOf(source: Members): RegisterRow {
  const recorder = members(source.raw("recorder"));
  const act = source.text("act");
  return {
    index: source.number("index"),
    time: source.text("time"),
    subject: source.textOrNone("subject"),
    person: source.textOrNone("person"),
    recorder: {
      kind: recorder?.textOrNone("kind") ?? "",
      id: recorder?.textOrNone("id") ?? "",
    },
    act,
    method: source.textOrNone("method"),
    mode: source.maybe("mode", readNumber),
    state: source.textOrNone("state") || act,
    agreement: named(source.maybe("agreement", readAgreementRef)),
    purposes: source.list("purposes", readPurposeRef),
    source: named(source.maybe("source", readSourceRef)),
    lawProfile: source.textOrNone("law_profile"),
    sha256: source.textOrNone("text_sha256"),
    screenDiffers: source.flagOr("screen_differs", false),
    leafHash: source.textOrNone("leaf_hash"),
  };
}

export const readRow: Read<RegisterRow> = (value) => {
  const source = members(value);
  return source?.finish(rowOf(source));
};

const readValue: Read<{ name: string; value: string }> = (value) => {
  const source = members(value);
  const raw = source?.raw("value");
  return source?.finish({
    name: source.text("name"),
    value: typeof raw === "string" ? raw : raw === undefined ? "" : JSON.stringify(raw),
  });
};

const readPersonal: Read<Personal> = (value) => {
  const source = members(value);
  return source?.finish({
    name: source.textOrNone("name"),
    email: source.textOrNone("email"),
    phone: source.textOrNone("phone"),
    ip: source.textOrNone("ip"),
    userAgent: source.textOrNone("user_agent"),
    pageUrl: source.textOrNone("page_url"),
    values: source.list("values", readValue),
  });
};

const readOverride: Read<TextByLang> = (value) => {
  if (typeof value !== "object" || value === null) return undefined;
  const facts: Record<string, string> = {};
  for (const [name, fact] of Object.entries(value)) {
    const text = readText(fact);
    if (text !== undefined) facts[name] = text;
  }
  return facts;
};

export const readRecord: Read<RegisterRecord> = (value) => {
  const source = members(value);
  return source?.finish({
    ...rowOf(source),
    personal: source.maybe("personal", readPersonal),
    textUrl: source.textOrNone("text_url"),
    entry: source.textOrNone("entry"),
    override: source.maybe("override", readOverride) ?? source.maybe("facts", readOverride),
    erased: source.flagOr("erased", false),
  });
};

export const readProof: Read<Proof> = (value) => {
  const source = members(value);
  return source?.finish({
    index: source.number("index"),
    size: source.number("size"),
    leafHash: source.textOrNone("leaf_hash"),
    hashes: source.list("hashes", readText),
    checkpoint: source.textOrNone("checkpoint"),
    origin: source.textOrNone("origin"),
    vkey: source.textOrNone("vkey"),
  });
};

const readDay: Read<DayCount> = (value) => {
  const source = members(value);
  return source?.finish({
    day: source.text("day"),
    given: source.numberOr("given", 0),
    declined: source.numberOr("declined", 0),
    notGiven: source.numberOr("not_given", 0),
    withdrawn: source.numberOr("withdrawn", 0),
  });
};

export const readSummary: Read<Summary> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const log = members(source.raw("log"));
  return source.finish({
    days: source.list("days", readDay),
    total: source.numberOr("total", 0),
    log: log && {
      size: log.numberOr("size", 0),
      origin: log.textOrNone("origin"),
      frozen: log.flagOr("frozen", false),
    },
  });
};

/** `anna@example.by` → `a···@example.by`; a phone keeps its last two digits. Only for what stands in lists. */
export function mask(text: string): string {
  const at = text.indexOf("@");
  if (at > 0) return `${text.slice(0, 1)}···${text.slice(at)}`;
  const digits = text.replaceAll(/\D/g, "");
  if (digits.length >= 7) return `${text.slice(0, 4)} ··· ${digits.slice(-2)}`;
  const [first, ...rest] = text.split(/\s+/);
  return [first ?? "", ...rest.map((word) => word.slice(0, 1) + ".")].join(" ").trim();
}

export const acts = [
  "given",
  "declined",
  "not_given",
  "withdrawn",
  "notice_published",
  "capture_override",
  "represented",
] as const;
export const methods = [
  "checkbox_unticked",
  "checkbox_preticked",
  "button_accept",
  "keyword",
  "implied_continuation",
  "submit_notice",
  "email_code_doi",
  "sms_code",
  "staff_entered",
  "import",
] as const;
