import { words } from "../../app/language.svelte";

export const texts = {
  title: ["Люди", "Людзі", "Personen", "People"],
  lead: [
    "Те, кто ответил в форме. Поиск по точному e-mail или телефону.",
    "Тыя, хто адказаў у форме. Пошук па дакладным e-mail або тэлефоне.",
    "Wer in einem Formular geantwortet hat. Suche nach genauer E-Mail oder Telefonnummer.",
    "Those who answered in a form. Search by exact e-mail or phone.",
  ],
  find: [
    "E-mail или телефон целиком",
    "E-mail або тэлефон цалкам",
    "Vollständige E-Mail oder Telefonnummer",
    "Whole e-mail or phone",
  ],
  search: ["Найти", "Знайсці", "Suchen", "Find"],
  empty: ["Пока никого", "Пакуль нікога", "Noch niemand", "Nobody yet"],
  empty_hint: [
    "Человек появляется здесь, когда отправит форму.",
    "Чалавек з'яўляецца тут, калі адправіць форму.",
    "Eine Person erscheint hier, sobald sie ein Formular abgesendet hat.",
    "A person appears here after sending a form.",
  ],
  none: [
    "По этому адресу или номеру никого нет",
    "Па гэтым адрасе або нумары нікога няма",
    "Unter dieser Adresse oder Nummer ist niemand bekannt",
    "Nobody by this address or number",
  ],
  name: ["Имя", "Імя", "Name", "Name"],
  email: ["E-mail", "E-mail", "E-Mail", "E-mail"],
  phone: ["Телефон", "Тэлефон", "Telefon", "Phone"],
  first: ["Впервые", "Упершыню", "Zuerst", "First seen"],
  last: ["Последний раз", "Апошні раз", "Zuletzt", "Last seen"],
  consents: ["Согласия", "Згоды", "Einwilligungen", "Consents"],
  unnamed: ["Без имени", "Без імя", "Ohne Namen", "No name"],
  identities: ["Как узнаём", "Як пазнаём", "Woran wir sie erkennen", "Identities"],
  matrix: ["Что действует сейчас", "Што дзейнічае цяпер", "Was jetzt gilt", "What holds now"],
  no_consents: ["Ни одного согласия", "Ніводнай згоды", "Keine Einwilligung", "No consent"],
  submissions: [
    "Отправленные формы",
    "Адпраўленыя формы",
    "Abgesendete Formulare",
    "Submitted forms",
  ],
  events: ["События", "Падзеі", "Ereignisse", "Events"],
  show: ["Показать данные", "Паказаць даныя", "Daten anzeigen", "Show the data"],
  hide: ["Скрыть данные", "Схаваць даныя", "Daten verbergen", "Hide the data"],
  hidden: [
    "Данные в списке частично скрыты.",
    "Даныя ў спісе часткова схаваныя.",
    "Die Daten in der Liste sind teilweise verborgen.",
    "Data in the list are partly hidden.",
  ],
  since: ["с {day}", "з {day}", "seit {day}", "since {day}"],
} as const;

export const t = words(texts);
