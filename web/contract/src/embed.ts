/** The embed interface (/e/v1): what the server says to a form, and what it answers. */
import { flag, list, number, object, or, pick, text } from "./read.ts";
import type { Reader } from "./read.ts";

export interface Span {
  readonly text: string;
  readonly strong: boolean;
  readonly em: boolean;
  readonly href: string;
}

export type Block =
  | { readonly tag: "h2" | "h3" | "p"; readonly spans: readonly Span[] }
  | { readonly tag: "ul" | "ol"; readonly items: readonly (readonly Span[])[] };

export interface LabelSpan {
  readonly text: string;
  readonly link: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const fieldKinds = [
  "name",
  "email",
  "phone",
  "address",
  "comment",
  "birth_date",
  "choice",
  "number",
  "file",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly required: boolean;
  readonly multiple: boolean;
  readonly choices: readonly Choice[];
  readonly min: number | null;
  readonly max: number | null;
  readonly maxLength: number | null;
  /** Shown only when the choice in an earlier field is one of these. */
  readonly when: { readonly field: string; readonly is: readonly string[] } | null;
}

/** Colours that can be read, as the server mixed them; empty where nothing was wished. */
export interface Look {
  readonly light: string;
  readonly dark: string;
  readonly corner: number | null;
  readonly font: string;
}

export interface Age {
  readonly gate: string;
  readonly years: number;
}

export interface Agreement {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly required: boolean;
  readonly preset: boolean;
  readonly readGate: boolean;
  readonly label: readonly LabelSpan[];
  readonly textHash: string;
  readonly textUrl: string;
  readonly text: readonly Block[];
}

export interface Company {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export interface Manifest {
  readonly form: string;
  readonly lang: string;
  readonly languages: readonly string[];
  readonly title: string;
  readonly intro: string;
  readonly submit: string;
  readonly success: string;
  readonly look: Look | null;
  readonly age: Age | null;
  readonly company: Company;
  readonly fields: readonly Field[];
  readonly agreements: readonly Agreement[];
  readonly token: string;
}

export interface Receipt {
  readonly agreement: string;
  readonly outcome: string;
  readonly index: number | null;
  readonly receiptUrl: string;
  readonly withdrawUrl: string;
}

export interface Accepted {
  readonly submission: string;
  /** What happens next, when it is not simply done. */
  readonly message: string;
  readonly receipts: readonly Receipt[];
}

export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface Refusal {
  readonly code: string;
  readonly invalid: readonly FieldFault[];
  readonly manifest: Manifest | null;
}

/** What one file field sends. */
export interface FileValue {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

export type Value = string | number | readonly string[] | FileValue;

export interface Consent {
  readonly agreement: string;
  readonly version: number;
  readonly checked: boolean;
  readonly acts: {
    readonly text_opened: boolean;
    readonly end_reached: boolean;
    readonly declined?: boolean;
  };
}

export interface Submission {
  readonly token: string;
  readonly values: { readonly [name: string]: Value };
  readonly consents: readonly Consent[];
  readonly page_url: string;
  readonly age?: {
    readonly of_age?: boolean;
    readonly representative?: { readonly name: string; readonly email: string };
  };
  /** Absent where the browser cannot hash (a page without https). */
  readonly screen_sha256?: string;
}

// A text may point to the web, a mailbox or a telephone, never to a script.
const href: Reader<string> = (data) =>
  typeof data === "string" && /^(https?:|mailto:|tel:)/i.test(data) ? data : "";

const spans = list(
  object<Span>({
    text: ["text", text],
    strong: ["strong", flag],
    em: ["em", flag],
    href: ["href", href],
  }),
);

const line =
  (tag: "h2" | "h3" | "p"): Reader<Block> =>
  (data) => {
    const read = spans(data);
    return read && { tag, spans: read };
  };

const listing =
  (tag: "ul" | "ol"): Reader<Block> =>
  (data) => {
    const items = list(spans)(data);
    return items && { tag, items };
  };

const block = pick<Block>({
  h2: line("h2"),
  h3: line("h3"),
  p: line("p"),
  ul: listing("ul"),
  ol: listing("ol"),
});

const words = or(text, "");

const field = object<Field>({
  name: ["name", text],
  kind: ["kind", (data) => fieldKinds.find((kind) => kind === data)],
  label: ["label", text],
  required: ["required", flag],
  multiple: ["multiple", flag],
  choices: [
    "choices",
    or(list(object<Choice>({ value: ["value", text], label: ["label", text] })), []),
  ],
  min: ["min", or(number, null)],
  max: ["max", or(number, null)],
  maxLength: ["max_length", or(number, null)],
  when: ["when", or(object({ field: ["field", text], is: ["is", list(text)] }), null)],
});

const agreement = object<Agreement>({
  id: ["agreement", text],
  version: ["version", number],
  title: ["title", words],
  required: ["required", flag],
  preset: ["preset", flag],
  readGate: ["read_gate", flag],
  label: ["label", list(object<LabelSpan>({ text: ["text", text], link: ["link", flag] }))],
  textHash: ["text_sha256", text],
  textUrl: ["text_url", words],
  text: ["text", list(block)],
});

const nobody: Company = { name: "", email: "", phone: "" };

export const readManifest = object<Manifest>({
  form: ["form", text],
  lang: ["lang", text],
  languages: ["languages", or(list(text), [])],
  title: ["title", words],
  intro: ["intro", words],
  submit: ["submit", words],
  success: ["success", words],
  look: [
    "look",
    or(
      object<Look>({
        light: ["light", words],
        dark: ["dark", words],
        corner: ["corner", or(number, null)],
        font: ["font", words],
      }),
      null,
    ),
  ],
  age: ["age", or(object<Age>({ gate: ["gate", text], years: ["years", number] }), null)],
  company: [
    "company",
    or(
      object<Company>({ name: ["name", words], email: ["email", words], phone: ["phone", words] }),
      nobody,
    ),
  ],
  fields: ["fields", list(field)],
  agreements: ["agreements", list(agreement)],
  token: ["token", text],
});

export const readAccepted = object<Accepted>({
  submission: ["submission", text],
  message: ["message", words],
  receipts: [
    "receipts",
    or(
      list(
        object<Receipt>({
          agreement: ["agreement", text],
          outcome: ["outcome", words],
          index: ["index", or(number, null)],
          receiptUrl: ["receipt_url", words],
          withdrawUrl: ["withdraw_url", words],
        }),
      ),
      [],
    ),
  ],
});

const problem = object<Refusal>({
  code: ["code", words],
  invalid: [
    "invalid",
    or(
      list(
        object<FieldFault>({
          field: ["field", text],
          code: ["code", words],
          message: ["message", words],
        }),
      ),
      [],
    ),
  ],
  manifest: ["manifest", or(readManifest, null)],
});

/** A problem document; what is unreadable in it is simply absent. */
export function readRefusal(data: unknown): Refusal {
  return problem(data) ?? { code: "", invalid: [], manifest: null };
}
