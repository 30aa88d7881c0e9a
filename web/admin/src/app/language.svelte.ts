/** The languages of the staff app, in the order of every text tuple. */
export const languages = ["ru", "be", "de", "en"] as const;
export type Language = (typeof languages)[number];

export const languageNames: Readonly<Record<Language, string>> = {
  ru: "Русский",
  be: "Беларуская",
  de: "Deutsch",
  en: "English",
};

export type Quad = readonly [ru: string, be: string, de: string, en: string];
export type TextTable = Readonly<Record<string, Quad>>;
export type Fill = Readonly<Record<string, string | number>>;

const stored = "placet.language";

class LanguageState {
  now = $state<Language>("en");

  choose(wish: Language): void {
    this.now = wish;
    document.documentElement.lang = wish;
    localStorage.setItem(stored, wish);
  }

  /** The language chosen here before, else the first one the browser asks for that we have. */
  start(): void {
    const wishes = [localStorage.getItem(stored) ?? "", ...navigator.languages];
    const known = wishes.map(readLanguage).find((one) => one !== undefined);
    this.now = known ?? "en";
    document.documentElement.lang = this.now;
  }

  get chosen(): boolean {
    return localStorage.getItem(stored) !== null;
  }
}

export const language = new LanguageState();

export function readLanguage(tag: string): Language | undefined {
  const short = tag.slice(0, 2).toLowerCase();
  return languages.find((one) => one === short);
}

/**
 * Makes the text function of a table. `{name}` is filled in; `{n|one|few|many}` (ru, be) or `{n|one|other}`
 * (de, en) picks the form that goes with the number `n`.
 */
export function words<T extends TextTable>(table: T): (key: keyof T, fill?: Fill) => string {
  return (key, fill) => fillIn(pick(table[key], language.now), fill ?? {}, language.now);
}

export function pick(quad: Quad | undefined, lang: Language): string {
  if (quad === undefined) return "";
  return quad[languages.indexOf(lang)] ?? quad[3];
}

export function fillIn(text: string, fill: Fill, lang: Language): string {
  return text.replaceAll(
    /\{(\w+)((?:\|[^|}]*)*)\}/g,
    (whole: string, name: string, forms: string) => {
      const value = fill[name];
      if (value === undefined) return whole;
      if (forms === "") return String(value);
      return pluralForm(Number(value), forms.slice(1).split("|"), lang);
    },
  );
}

function pluralForm(n: number, forms: readonly string[], lang: Language): string {
  const category = new Intl.PluralRules(lang).select(n);
  const slavic = lang === "ru" || lang === "be";
  const index = category === "one" ? 0 : slavic && category === "few" ? 1 : forms.length - 1;
  return forms[index] ?? "";
}

/** The text in the wished language, else in the first language there is. */
export function inLanguage(texts: Readonly<Record<string, string>>, ...wishes: string[]): string {
  for (const wish of wishes) {
    const text = texts[wish];
    if (text !== undefined && text !== "") return text;
  }
  return Object.values(texts).find((text) => text !== "") ?? "";
}
