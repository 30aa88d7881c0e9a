import { categories, type Category } from "../agreements/parts-words";
import { members, readNumber, readText, word, type Read, type TextByLang } from "../../app/read";

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
  "hidden",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface Choice {
  readonly value: string;
  readonly label: TextByLang;
}

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly label: TextByLang;
  readonly required: boolean;
  readonly choices?: readonly Choice[];
  readonly multiple?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly value?: string;
  readonly category?: Category;
  /** Shown only when an earlier choice is one of these. */
  readonly when?: { readonly field: string; readonly is: readonly string[] };
}

export interface Look {
  readonly accent?: string;
  readonly corner?: number;
  readonly font?: "host" | "system";
}

export const ageGates = ["none", "confirm", "birth_date"] as const;
export type AgeGate = (typeof ageGates)[number];

/** `when: undefined` takes the condition away. */
export type FieldChanges = Partial<Omit<Field, "when">> & {
  readonly when?: Field["when"] | undefined;
};

export const modes = [1, 2, 3, 4] as const;
export type Mode = (typeof modes)[number];

export interface FormAgreement {
  readonly agreement: string;
  readonly mode: Mode;
  readonly label?: TextByLang;
}

export interface FormDraft {
  readonly languages: readonly string[];
  readonly default_language: string;
  readonly title: TextByLang;
  readonly intro?: TextByLang;
  readonly submit?: TextByLang;
  readonly success?: TextByLang;
  readonly fields: readonly Field[];
  readonly agreements: readonly FormAgreement[];
  readonly allowed_origins: readonly string[];
  readonly look: Look;
  readonly pages: readonly string[];
  readonly age: { readonly gate: AgeGate };
}

export type FormState = "draft" | "published" | "stopped";

export interface Form {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly company: string;
  readonly name: string;
  readonly state: FormState;
  readonly publishedVersion: number | undefined;
  readonly draft: FormDraft;
  readonly revision: number;
}

export type VerdictWord = "allow" | "warn" | "override" | "forbid";

export interface Verdict {
  readonly agreement: string;
  readonly mode: number;
  readonly capture: string;
  readonly verdict: VerdictWord;
  readonly lawProfile: string;
  readonly article: string;
}

const readChoice: Read<Choice> = (value) => {
  const source = members(value);
  return source?.finish({ value: source.text("value"), label: source.texts("label") });
};

const readCondition: Read<{ field: string; is: string[] }> = (value) => {
  const source = members(value);
  return source?.finish({ field: source.text("field"), is: source.list("is", readText) });
};

const readLook: Read<Look> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const accent = source.textOrNone("accent");
  const corner = source.maybe("corner", readNumber);
  const font = word(source.raw("font"), ["host", "system"]);
  return source.finish({
    ...(accent === "" ? {} : { accent }),
    ...(corner === undefined ? {} : { corner }),
    ...(font === undefined ? {} : { font }),
  });
};

const readAge: Read<{ gate: AgeGate }> = (value) => {
  const source = members(value);
  return source?.finish({ gate: source.oneOf("gate", ageGates, "none") });
};

const readField: Read<Field> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const choices = source.list("choices", readChoice);
  const min = source.maybe("min", readNumber);
  const max = source.maybe("max", readNumber);
  const constant = source.maybe("value", readText);
  const category = source.maybe("category", (one) => word(one, categories));
  const when = source.maybe("when", readCondition);
  return source.finish({
    name: source.text("name"),
    kind: source.oneOf("kind", fieldKinds, "comment"),
    label: source.texts("label"),
    required: source.flagOr("required", false),
    ...(choices.length > 0 ? { choices } : {}),
    ...(source.flagOr("multiple", false) ? { multiple: true } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(constant === undefined ? {} : { value: constant }),
    ...(category === undefined ? {} : { category }),
    ...(when === undefined ? {} : { when }),
  });
};

export function readMode(value: unknown): Mode | undefined {
  return modes.find((mode) => mode === value);
}

const readFormAgreement: Read<FormAgreement> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const label = source.texts("label");
  return source.finish({
    agreement: source.text("agreement"),
    mode: source.one<Mode>("mode", readMode, 4),
    ...(Object.keys(label).length > 0 ? { label } : {}),
  });
};

export const readFormDraft: Read<FormDraft> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const languages = source.list("languages", readText);
  const texts = (
    name: "intro" | "submit" | "success",
  ): Partial<Record<typeof name, TextByLang>> => {
    const found = source.texts(name);
    return Object.keys(found).length > 0 ? { [name]: found } : {};
  };
  return source.finish({
    languages,
    default_language: source.textOrNone("default_language") || (languages[0] ?? "ru"),
    title: source.texts("title"),
    ...texts("intro"),
    ...texts("submit"),
    ...texts("success"),
    fields: source.list("fields", readField),
    agreements: source.list("agreements", readFormAgreement),
    allowed_origins: source.list("allowed_origins", readText),
    look: source.maybe("look", readLook) ?? {},
    pages: source.list("pages", readText),
    age: source.maybe("age", readAge) ?? { gate: "none" },
  });
};

export const readForm: Read<Form> = (value) => {
  const source = members(value);
  const draft = readFormDraft(source?.raw("draft"));
  if (draft === undefined) return undefined;
  return source?.finish({
    id: source.text("id"),
    number: source.numberOr("number", 0),
    kind: source.textOrNone("kind"),
    company: source.text("company"),
    name: source.text("name"),
    state: source.oneOf("state", ["draft", "published", "stopped"], "draft"),
    publishedVersion: source.maybe("published_version", readNumber),
    draft,
    revision: source.numberOr("revision", 0),
  });
};

const verdictWords = ["allow", "warn", "override", "forbid"] as const;

export const readVerdict: Read<Verdict> = (value) => {
  const source = members(value);
  return source?.finish({
    agreement: source.textOrNone("agreement"),
    mode: source.numberOr("mode", 0),
    capture: source.textOrNone("capture"),
    // A verdict this build does not know is no permission.
    verdict: word(source.raw("verdict"), verdictWords) ?? "forbid",
    lawProfile: source.textOrNone("law_profile"),
    article: source.textOrNone("article"),
  });
};

/** The verdicts a publishing answer carries, refused or not. */
export function verdictsIn(body: unknown): readonly Verdict[] {
  return members(body)?.list("verdicts", readVerdict) ?? [];
}

export interface LawProfile {
  readonly id: string;
  readonly title: string;
  readonly capture: Readonly<Record<string, string>>;
}

export const readLawProfile: Read<LawProfile> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    title: source.textOrNone("title"),
    capture: source.texts("capture"),
  });
};

/** Modes 1 and 3 show a box that is ticked already; 2 and 4 an empty one. */
export function captureOf(mode: number): "checkbox_preticked" | "checkbox_unticked" {
  return mode === 1 || mode === 3 ? "checkbox_preticked" : "checkbox_unticked";
}

export function verdictOf(profile: LawProfile | undefined, mode: number): VerdictWord | undefined {
  const found = word(profile?.capture[captureOf(mode)], verdictWords);
  return profile === undefined ? undefined : (found ?? "forbid");
}

/** A field's machine name, unique among the others. */
export function freeName(kind: FieldKind, fields: readonly Field[]): string {
  const taken = new Set(fields.map((field) => field.name));
  if (!taken.has(kind)) return kind;
  for (let n = 2; ; n++) {
    const name = `${kind}_${String(n)}`;
    if (!taken.has(name)) return name;
  }
}
