import { language } from "../../app/language.svelte";
import { languagesOf } from "./kinds";
import type { AgreementDraft } from "./model";

// What a visitor reads is written in the languages of the law, whatever language the staff app speaks.
const titles: Readonly<Record<string, string>> = {
  ru: "Согласие на обработку персональных данных",
  be: "Згода на апрацоўку персанальных даных",
  de: "Einwilligung in die Verarbeitung personenbezogener Daten",
  en: "Consent to the processing of personal data",
};

const labels: Readonly<Record<string, string>> = {
  ru: "Я даю согласие на [обработку персональных данных]",
  be: "Я даю згоду на [апрацоўку персанальных даных]",
  de: "Ich willige in die [Verarbeitung meiner personenbezogenen Daten] ein",
  en: "I consent to the [processing of my personal data]",
};

export function lawLanguages(profile: string): string[] {
  if (profile.startsWith("by")) return ["ru", "be"];
  if (profile.startsWith("ru")) return ["ru"];
  if (profile === "gdpr-de") return ["de"];
  if (profile === "gdpr") return ["en"];
  return [language.now];
}

export function starterLabel(lang: string): string {
  return labels[lang] ?? labels["en"] ?? "";
}

export function starterTitle(lang: string): string {
  return titles[lang] ?? titles["en"] ?? "";
}

export function starterDraft(template: string, profile: string): AgreementDraft {
  const languages = [...(languagesOf(template) ?? lawLanguages(profile))];
  const own = template === "custom";
  const each = (of: (lang: string) => string): Record<string, string> =>
    Object.fromEntries(languages.map((lang) => [lang, of(lang)]));
  return {
    template,
    languages,
    default_language: languages[0] ?? "ru",
    // A ready text brings its own title and caption.
    title: own ? each(starterTitle) : {},
    label: own ? each(starterLabel) : {},
    text: own ? each(() => "") : {},
    purposes: [],
    recipients: [],
    term: { kind: "until_withdrawn" },
    others: {},
  };
}
