import { texts } from "./texts";
import { languages, pick, readLanguage } from "../../app/language.svelte";
import type { Basis } from "../agreements/model";

export const purposeNames = ["enquiry", "contract", "feedback"] as const;
export type PurposeName = (typeof purposeNames)[number];

export const purposeBasis: Readonly<Record<PurposeName, Basis>> = {
  enquiry: "consent",
  contract: "contract",
  feedback: "consent",
};

/** The wording of a ready purpose in the languages of the text. */
export function purposeTexts(name: PurposeName, wanted: readonly string[]): Record<string, string> {
  const all: Record<string, string> = {};
  for (const tag of wanted) {
    const lang = readLanguage(tag);
    if (lang !== undefined && languages.includes(lang)) all[lang] = pick(texts[`p_${name}`], lang);
  }
  return all;
}

export function originOf(address: string): string | undefined {
  const text = address.trim();
  if (text === "") return undefined;
  try {
    return new URL(/^https?:\/\//.test(text) ? text : "https://" + text).origin;
  } catch {
    return undefined;
  }
}
