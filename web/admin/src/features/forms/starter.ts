import { lawLanguages } from "../agreements/starter";
import type { Field, FieldKind, FormDraft } from "./model";

// What visitors read, in the languages of the form.
const captions: Readonly<
  Record<string, Readonly<Record<FieldKind | "send" | "title" | "thanks", string>>>
> = {
  ru: {
    name: "Имя",
    email: "E-mail",
    phone: "Телефон",
    address: "Адрес доставки",
    comment: "Сообщение",
    birth_date: "Дата рождения",
    choice: "Выберите",
    number: "Количество",
    file: "Файл",
    hidden: "Источник",
    send: "Отправить",
    title: "Напишите нам",
    thanks: "Спасибо, мы получили ваше сообщение.",
  },
  be: {
    name: "Імя",
    email: "E-mail",
    phone: "Тэлефон",
    address: "Адрас дастаўкі",
    comment: "Паведамленне",
    birth_date: "Дата нараджэння",
    choice: "Выберыце",
    number: "Колькасць",
    file: "Файл",
    hidden: "Крыніца",
    send: "Адправіць",
    title: "Напішыце нам",
    thanks: "Дзякуй, мы атрымалі ваша паведамленне.",
  },
  de: {
    name: "Name",
    email: "E-Mail",
    phone: "Telefon",
    address: "Lieferanschrift",
    comment: "Nachricht",
    birth_date: "Geburtsdatum",
    choice: "Bitte wählen",
    number: "Anzahl",
    file: "Datei",
    hidden: "Quelle",
    send: "Absenden",
    title: "Schreiben Sie uns",
    thanks: "Vielen Dank, Ihre Nachricht ist angekommen.",
  },
  en: {
    name: "Name",
    email: "E-mail",
    phone: "Phone",
    address: "Delivery address",
    comment: "Message",
    birth_date: "Date of birth",
    choice: "Choose",
    number: "Number",
    file: "File",
    hidden: "Source",
    send: "Send",
    title: "Write to us",
    thanks: "Thank you, your message has arrived.",
  },
};

export function captionsOf(
  kind: FieldKind | "send" | "title" | "thanks",
  languages: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    languages.map((lang) => [lang, captions[lang]?.[kind] ?? captions["en"]?.[kind] ?? ""]),
  );
}

export function newField(kind: FieldKind, name: string, languages: readonly string[]): Field {
  const field: Field = {
    name,
    kind,
    label: captionsOf(kind, languages),
    required: kind === "email" || kind === "phone",
  };
  if (kind === "hidden") return { ...field, value: "" };
  if (kind !== "choice") return field;
  const choice = (value: string): { value: string; label: Record<string, string> } => ({
    value,
    label: Object.fromEntries(languages.map((lang) => [lang, value])),
  });
  return { ...field, choices: [choice("1"), choice("2")] };
}

export function formStarter(kinds: readonly FieldKind[], profile: string): FormDraft {
  const languages = lawLanguages(profile);
  return {
    languages,
    default_language: languages[0] ?? "ru",
    title: captionsOf("title", languages),
    submit: captionsOf("send", languages),
    success: captionsOf("thanks", languages),
    fields: kinds.map((kind) => newField(kind, kind, languages)),
    agreements: [],
    allowed_origins: [],
    look: {},
    pages: [],
    age: { gate: "none" },
  };
}
