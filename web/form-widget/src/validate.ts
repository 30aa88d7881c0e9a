/** The first look at what was typed. The server's judgement is the one that counts. */
import type { Field, FieldFault, Manifest } from "@placet/contract";
import { shownFields } from "./state.ts";
import type { Fault, FieldValue, State } from "./state.ts";
import type { Texts } from "./texts.ts";

const fileBytes = 150 * 1024;

function codeOf(field: Field, value: FieldValue | undefined): string | undefined {
  const empty = typeof value === "string" ? value.trim() === "" : !value || value.length === 0;
  if (empty) return field.required ? "required" : undefined;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  switch (field.kind) {
    case "email":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : "not_an_email";
    case "phone": {
      const digits = text.replace(/\D/g, "").length;
      return digits >= 5 && digits <= 15 && !/[a-zа-я]/i.test(text) ? undefined : "not_a_phone";
    }
    case "number": {
      const number = Number(text.replace(",", "."));
      if (!Number.isFinite(number)) return "not_a_number";
      if (field.min !== null && number < field.min) return "too_small";
      return field.max !== null && number > field.max ? "too_large" : undefined;
    }
    default:
      return field.maxLength !== null && [...text].length > field.maxLength
        ? "too_long"
        : undefined;
  }
}

export function textOf(texts: Texts, code: string, otherwise: string): string {
  return texts.faults[code] ?? (otherwise || texts.faults["invalid"]) ?? "";
}

function consentText(state: State, manifest: Manifest, code: string): string {
  const way = manifest.company.email;
  const text = textOf(state.texts, code, "");
  return way ? `${text} ${state.texts.orWrite} ${way}` : text;
}

export function validate(state: State, manifest: Manifest): Fault[] {
  const faults: Fault[] = [];
  let bytes = 0;
  for (const field of shownFields(manifest, state.values)) {
    const value = state.values[field.name];
    let code = codeOf(field, value);
    if (field.kind === "file" && Array.isArray(value))
      for (const file of value) if (typeof file === "object") bytes += file.base64.length * 0.75;
    if (field.kind === "file" && bytes > fileBytes) code = "file_too_large";
    if (code) faults.push({ target: `v-${field.name}`, message: textOf(state.texts, code, "") });
  }
  for (const agreement of manifest.agreements) {
    if (!agreement.required || state.answers[agreement.id]?.checked) continue;
    faults.push({
      target: `c-${agreement.id}`,
      message: consentText(state, manifest, "consent_required"),
    });
  }
  return faults;
}

/** The server's faults, each at the control it speaks of; those of no control come last. */
export function placeFaults(
  state: State,
  manifest: Manifest,
  faults: readonly FieldFault[],
): Fault[] {
  return faults.map((fault) => {
    const field = manifest.fields.find(
      ({ name }) => fault.field === `values.${name}` || fault.field.startsWith(`values.${name}.`),
    );
    if (field) {
      const code =
        field.kind === "file" && fault.code === "too_large" ? "file_too_large" : fault.code;
      return { target: `v-${field.name}`, message: textOf(state.texts, code, fault.message) };
    }
    const position = Number(/^consents\[(\d+)\]/.exec(fault.field)?.[1]);
    const agreement =
      manifest.agreements.find(({ id }) => fault.field.includes(id)) ??
      manifest.agreements[position];
    return {
      target: agreement
        ? `c-${agreement.id}`
        : fault.field.startsWith("age")
          ? `v-${fault.field}`
          : "",
      message: agreement
        ? consentText(state, manifest, fault.code)
        : textOf(state.texts, fault.code, fault.message),
    };
  });
}
