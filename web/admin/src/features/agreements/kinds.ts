import { words } from "../../app/language.svelte";

export const kinds = [
  "processing",
  "special_category",
  "biometric",
  "dissemination",
  "third_party_transfer",
  "cross_border",
  "automated_decision",
  "marketing_email",
  "marketing_sms",
  "marketing_phone",
  "marketing_messenger",
  "terminal_storage",
  "call_recording",
  "notice",
  "custom",
] as const;
export type Kind = (typeof kinds)[number];

export const texts = {
  processing: [
    "Обработка персональных данных",
    "Апрацоўка персанальных даных",
    "Verarbeitung personenbezogener Daten",
    "Processing of personal data",
  ],
  special_category: [
    "Специальные категории данных",
    "Спецыяльныя катэгорыі даных",
    "Besondere Kategorien von Daten",
    "Special categories of data",
  ],
  biometric: [
    "Биометрические данные",
    "Біяметрычныя даныя",
    "Biometrische Daten",
    "Biometric data",
  ],
  dissemination: [
    "Распространение данных",
    "Распаўсюджванне даных",
    "Veröffentlichung von Daten",
    "Publication of data",
  ],
  third_party_transfer: [
    "Передача третьим лицам",
    "Перадача трэцім асобам",
    "Weitergabe an Dritte",
    "Transfer to third parties",
  ],
  cross_border: [
    "Передача за границу",
    "Перадача за мяжу",
    "Übermittlung ins Ausland",
    "Transfer abroad",
  ],
  automated_decision: [
    "Автоматизированные решения",
    "Аўтаматызаваныя рашэнні",
    "Automatisierte Entscheidungen",
    "Automated decisions",
  ],
  marketing_email: [
    "Реклама по e-mail",
    "Рэклама па e-mail",
    "Werbung per E-Mail",
    "Marketing by e-mail",
  ],
  marketing_sms: [
    "Реклама по SMS",
    "Рэклама па SMS",
    "Werbung per SMS",
    "Marketing by text message",
  ],
  marketing_phone: [
    "Реклама по телефону",
    "Рэклама па тэлефоне",
    "Werbung per Telefon",
    "Marketing by telephone",
  ],
  marketing_messenger: [
    "Реклама в мессенджерах",
    "Рэклама ў месенджарах",
    "Werbung per Messenger",
    "Marketing by messenger",
  ],
  terminal_storage: [
    "Файлы cookie и память устройства",
    "Файлы cookie і памяць прылады",
    "Cookies und Speicher des Geräts",
    "Cookies and storage on the device",
  ],
  call_recording: [
    "Запись разговоров",
    "Запіс размоў",
    "Aufzeichnung von Gesprächen",
    "Recording of calls",
  ],
  notice: [
    "Уведомление без согласия",
    "Апавяшчэнне без згоды",
    "Hinweis ohne Einwilligung",
    "Notice without consent",
  ],
  custom: ["Своё соглашение", "Сваё пагадненне", "Eigene Einwilligung", "Your own agreement"],
} as const;

const t = words(texts);

export function kindText(kind: string): string {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? kind : t(known);
}

const languagesByLaw: Readonly<Record<string, readonly string[]>> = {
  by: ["ru", "be"],
  ru: ["ru"],
  de: ["de"],
  eu: ["en"],
};

/** The languages that a ready text is written in; your own text, and marketing, may be in any. */
export function languagesOf(template: string): readonly string[] | undefined {
  if (template.startsWith("marketing-")) return undefined;
  return languagesByLaw[/-(by|ru|de|eu)$/.exec(template)?.[1] ?? ""];
}

/** The texts that an agreement of this kind may be built on under this law, the fitting one first. */
export function templatesFor(profile: string, kind: string): readonly string[] {
  const base = kind.replaceAll("_", "-");
  if (kind === "custom") return ["custom"];
  if (kind.startsWith("marketing_")) return [base, "custom"];
  if (profile.startsWith("by"))
    return kind === "dissemination" ? ["custom"] : [`${base}-by`, "custom"];
  if (profile.startsWith("ru")) return [`${base}-ru`, "custom"];
  if (profile === "gdpr-de") return [`${base}-de`, `${base}-eu`, "custom"];
  return [`${base}-eu`, "custom"];
}
