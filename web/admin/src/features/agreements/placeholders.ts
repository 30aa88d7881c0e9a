import { words } from "../../app/language.svelte";
import type { Company } from "../companies/model";
import { profileText } from "../companies/texts";
import type { AgreementDraft } from "./model";

export const texts = {
  from_company: [
    "из реквизитов компании",
    "з рэквізітаў кампаніі",
    "aus den Firmenangaben",
    "from the company",
  ],
  from_agreement: [
    "из этого соглашения",
    "з гэтага пагаднення",
    "aus diesem Text",
    "from this agreement",
  ],
  from_law: ["из профиля права", "з профілю права", "aus dem Rechtsprofil", "from the law profile"],
  from_form: ["из формы", "з формы", "aus dem Formular", "from the form"],
  from_own: ["задано здесь", "зададзена тут", "hier festgelegt", "set here"],
  empty: [
    "значения нет: предложение выпадет",
    "значэння няма: сказ выпадзе",
    "kein Wert: der Satz entfällt",
    "no value: the sentence drops out",
  ],
  unknown: [
    "неизвестная подстановка",
    "невядомая падстаноўка",
    "unbekannter Platzhalter",
    "unknown placeholder",
  ],
  frame_if: [
    "если есть: {what}",
    "калі ёсць: {what}",
    "falls vorhanden: {what}",
    "if there is: {what}",
  ],
  frame_not: [
    "если нет: {what}",
    "калі няма: {what}",
    "falls nicht: {what}",
    "if there is no: {what}",
  ],
  frame_end: ["конец: {what}", "канец: {what}", "Ende: {what}", "end: {what}"],
  operator_name: ["название компании", "назва кампаніі", "Name des Unternehmens", "company name"],
  operator_short_name: ["краткое название", "кароткая назва", "Kurzname", "short name"],
  operator_address: ["адрес", "адрас", "Anschrift", "address"],
  operator_requisites: ["реквизиты", "рэквізіты", "Registerangaben", "registration details"],
  operator_email: [
    "e-mail компании",
    "e-mail кампаніі",
    "E-Mail des Unternehmens",
    "company e-mail",
  ],
  operator_phone: [
    "телефон компании",
    "тэлефон кампаніі",
    "Telefon des Unternehmens",
    "company phone",
  ],
  operator_website: ["сайт", "сайт", "Website", "website"],
  erasure_email: [
    "e-mail для удаления",
    "e-mail для выдалення",
    "E-Mail für Löschungen",
    "e-mail for erasure",
  ],
  dpo_name: [
    "ответственный за данные",
    "адказны за даныя",
    "Datenschutzbeauftragte",
    "privacy officer",
  ],
  dpo_email: [
    "e-mail ответственного",
    "e-mail адказнага",
    "E-Mail des Datenschutzes",
    "officer's e-mail",
  ],
  dpo_phone: [
    "телефон ответственного",
    "тэлефон адказнага",
    "Telefon des Datenschutzes",
    "officer's phone",
  ],
  authority_name: ["надзорный орган", "наглядны орган", "Aufsichtsbehörde", "authority"],
  law_title: ["закон", "закон", "Gesetz", "law"],
  term_duration: ["срок действия", "тэрмін дзеяння", "Dauer", "term"],
  operations_text: ["действия с данными", "дзеянні з данымі", "Vorgänge", "operations"],
  methods_text: ["способы обработки", "спосабы апрацоўкі", "Verfahren", "methods"],
  label_text: [
    "подпись у галочки",
    "подпіс ля птушкі",
    "Beschriftung des Feldes",
    "caption of the box",
  ],
  purposes: ["цели", "мэты", "Zwecke", "purposes"],
  recipients: ["получатели", "атрымальнікі", "Empfänger", "recipients"],
  fields: ["поля формы", "палі формы", "Felder des Formulars", "fields of the form"],
  data: ["прочие данные", "іншыя даныя", "weitere Daten", "other data"],
  number: ["номер", "нумар", "Nummer", "number"],
  text: ["формулировка", "фармулёўка", "Wortlaut", "wording"],
  label: ["название поля", "назва поля", "Feldname", "field name"],
  name: ["название", "назва", "Name", "name"],
  end: ["знак в конце", "знак у канцы", "Satzzeichen", "closing mark"],
} as const;

const t = words(texts);
type Known = keyof typeof texts;

export interface Placeholder {
  readonly name: string;
  readonly text: string;
  readonly source: string;
  readonly value: string;
  readonly origin: string;
}

const known = (name: string): Known | undefined =>
  Object.keys(texts).find((one): one is Known => one === name);

const offered = [
  "operator_name",
  "operator_short_name",
  "operator_address",
  "operator_requisites",
  "operator_email",
  "operator_phone",
  "operator_website",
  "erasure_email",
  "dpo_name",
  "dpo_email",
  "authority_name",
  "law_title",
  "term_duration",
  "operations_text",
  "methods_text",
  "label_text",
] as const;

const lists: Readonly<Record<string, string>> = {
  purposes: "{{#purposes}}\n- {{text}}{{end}}\n{{/purposes}}",
  recipients: "{{#recipients}}\n- {{name}}, {{address}}{{end}}\n{{/recipients}}",
  fields: "{{#fields}}\n- {{label}}{{end}}\n{{/fields}}",
  data: "{{#data}}\n- {{category}}: {{items}}{{end}}\n{{/data}}",
};

function ofCompany(name: string, company: Company | undefined): string | undefined {
  switch (name) {
    case "operator_name":
      return company?.name;
    case "operator_short_name":
      return company?.shortName;
    case "operator_address":
      return company?.address;
    case "operator_requisites":
      return (
        company &&
        Object.values(company.requisites)
          .filter((one) => one !== "")
          .join(", ")
      );
    case "operator_email":
      return company?.email;
    case "operator_phone":
      return company?.phone;
    case "operator_website":
      return company?.website;
    case "erasure_email":
      return company?.erasureEmail;
    case "dpo_name":
      return company?.dpo?.name ?? "";
    case "dpo_email":
      return company?.dpo?.email ?? "";
    case "dpo_phone":
      return company?.dpo?.phone ?? "";
    default:
      return undefined;
  }
}

export interface Sources {
  readonly company: Company | undefined;
  readonly law: string;
  readonly draft: AgreementDraft | undefined;
}

/** Where a placeholder's value comes from, and the value itself where it is known before rendering. */
export function originOf(
  name: string,
  { company, law, draft }: Sources,
): { value: string; origin: string } {
  const own = draft?.values?.[name];
  if (own !== undefined && own !== "") return { value: own, origin: t("from_own") };
  const value = ofCompany(name, company);
  if (value !== undefined) return { value, origin: value === "" ? t("empty") : t("from_company") };
  if (name === "law_title" || name.startsWith("authority"))
    return { value: profileText(law), origin: t("from_law") };
  if (name === "fields" || name === "label_text") return { value: "", origin: t("from_form") };
  return { value: "", origin: known(name) === undefined ? t("unknown") : t("from_agreement") };
}

export function placeholderText(name: string): string {
  const one = known(name);
  return one === undefined ? name : t(one);
}

/** What a tag of the text shows in the editor. */
export function chipOf(tag: string, sources: Sources): { text: string; hint: string } {
  const sign = /^[#^/]/.exec(tag)?.[0] ?? "";
  const name = tag.slice(sign.length).trim();
  const what = placeholderText(name.replace(/^element\./, ""));
  if (sign === "#") return { text: t("frame_if", { what }), hint: tag };
  if (sign === "^") return { text: t("frame_not", { what }), hint: tag };
  if (sign === "/") return { text: t("frame_end", { what }), hint: tag };
  const { value, origin } = originOf(name, sources);
  return { text: what, hint: value === "" ? origin : `${value} · ${origin}` };
}

export function placeholdersFor(sources: Sources): Placeholder[] {
  const single = offered.map((name) => ({
    name,
    text: t(name),
    source: `{{${name}}}`,
    ...originOf(name, sources),
  }));
  const several = Object.entries(lists).map(([name, source]) => ({
    name,
    text: placeholderText(name),
    source,
    value: "",
    origin: originOf(name, sources).origin,
  }));
  return [...single, ...several];
}

/** The placeholders that a text uses, each once. */
export function usedIn(source: string): string[] {
  const names = [...source.matchAll(/\{\{\s*[#^]?\s*([a-z0-9_.-]+)\s*\}\}/g)].map(
    (hit) => hit[1] ?? "",
  );
  return [...new Set(names)].filter(
    (name) =>
      known(name) !== undefined && !["number", "text", "label", "name", "end"].includes(name),
  );
}
