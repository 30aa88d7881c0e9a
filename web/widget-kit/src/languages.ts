/** The languages that a widget speaks. */
export const languages = ["ru", "be", "de", "en"] as const;
export type Language = (typeof languages)[number];

/** The first of the tags that names one of them: "de-AT" is "de". */
export function pickLanguage(tags: readonly (string | null | undefined)[]): Language | undefined {
  for (const tag of tags) {
    const base = tag?.toLowerCase().split(/[-_]/)[0];
    const known = languages.find((language) => language === base);
    if (known) return known;
  }
  return undefined;
}

export const languageNames: Readonly<Record<Language, string>> = {
  ru: "Русский",
  be: "Беларуская",
  de: "Deutsch",
  en: "English",
};
