import { words } from "../../app/language.svelte";
import { editing } from "./editing-words";
import { kindText } from "./kinds";

export const texts = {
  ...editing,
  title: ["Соглашения", "Пагадненні", "Einwilligungstexte", "Agreements"],
  lead: [
    "Тексты, на которые спрашивают согласие. Опубликованная версия неизменна.",
    "Тэксты, на якія пытаюць згоду. Апублікаваная версія нязменная.",
    "Die Texte, zu denen um Einwilligung gebeten wird. Eine veröffentlichte Fassung ändert sich nie.",
    "The texts people are asked to agree to. A published version never changes.",
  ],
  create: ["Новое соглашение", "Новае пагадненне", "Neuer Einwilligungstext", "New agreement"],
  empty: [
    "Соглашений пока нет",
    "Пагадненняў пакуль няма",
    "Noch kein Einwilligungstext",
    "No agreements yet",
  ],
  languages: ["Языки", "Мовы", "Sprachen", "Languages"],
  law: ["Право", "Права", "Recht", "Law"],
  published: ["Действует", "Дзейнічае", "Gültig", "In force"],
  never: ["не публиковалось", "не публікавалася", "nicht veröffentlicht", "never published"],
  internal: ["Название для вас", "Назва для вас", "Interner Name", "Name for yourselves"],
  internal_hint: [
    "Посетители его не видят",
    "Наведвальнікі яе не бачаць",
    "Besucher sehen ihn nicht",
    "Visitors do not see it",
  ],
  tab_text: ["Текст", "Тэкст", "Text", "Text"],
  tab_label: ["Подпись", "Подпіс", "Beschriftung", "Caption"],
  tab_purposes: [
    "Цели и получатели",
    "Мэты і атрымальнікі",
    "Zwecke und Empfänger",
    "Purposes & recipients",
  ],
  tab_term: ["Срок", "Тэрмін", "Dauer", "Term"],
  template: ["Основа текста", "Аснова тэксту", "Grundlage des Textes", "Base of the text"],
  tpl_processing_by: [
    "Готовый текст: обработка данных, Беларусь",
    "Гатовы тэкст: апрацоўка даных, Беларусь",
    "Fertiger Text: Datenverarbeitung, Belarus",
    "Ready text: data processing, Belarus",
  ],
  tpl_processing_ru: [
    "Готовый текст: обработка данных, Россия",
    "Гатовы тэкст: апрацоўка даных, Расія",
    "Fertiger Text: Datenverarbeitung, Russland",
    "Ready text: data processing, Russia",
  ],
  tpl_processing_eu: [
    "Готовый текст: обработка данных, ЕС",
    "Гатовы тэкст: апрацоўка даных, ЕС",
    "Fertiger Text: Datenverarbeitung, EU",
    "Ready text: data processing, EU",
  ],
  tpl_processing_de: [
    "Готовый текст: обработка данных, Германия",
    "Гатовы тэкст: апрацоўка даных, Германія",
    "Fertiger Text: Datenverarbeitung, Deutschland",
    "Ready text: data processing, Germany",
  ],
  tpl_marketing_email: [
    "Готовый текст: рассылка",
    "Гатовы тэкст: рассылка",
    "Fertiger Text: Werbung",
    "Ready text: marketing",
  ],
  tpl_ready: [
    "Готовый текст: {what}",
    "Гатовы тэкст: {what}",
    "Fertiger Text: {what}",
    "Ready text: {what}",
  ],
  tpl_custom: ["Свой текст", "Свой тэкст", "Eigener Text", "Your own text"],
  tpl_note: [
    "Реквизиты, поля формы, цели и получатели подставляются в готовый текст сами.",
    "Рэквізіты, палі формы, мэты і атрымальнікі падстаўляюцца ў гатовы тэкст самі.",
    "Firmenangaben, Formularfelder, Zwecke und Empfänger werden in den fertigen Text eingesetzt.",
    "Company details, form fields, purposes and recipients are filled into the ready text.",
  ],
  text_title: ["Заголовок", "Загаловак", "Überschrift", "Title"],
  text_body: ["Текст", "Тэкст", "Text", "Text"],
  text_hint: [
    "## заголовок · - список · **важное** · [ссылка](https://…)",
    "## загаловак · - спіс · **важнае** · [спасылка](https://…)",
    "## Überschrift · - Liste · **wichtig** · [Link](https://…)",
    "## heading · - list · **strong** · [link](https://…)",
  ],
  ready_hint: [
    "Пусто — возьмём из готового текста.",
    "Пуста — возьмем з гатовага тэксту.",
    "Leer: wird aus dem fertigen Text übernommen.",
    "Empty: taken from the ready text.",
  ],
  label: ["Подпись", "Подпіс", "Beschriftung", "Caption"],
  label_hint: [
    "Слова в [квадратных скобках] станут ссылкой на текст.",
    "Словы ў [квадратных дужках] стануць спасылкай на тэкст.",
    "Wörter in [eckigen Klammern] werden zum Link auf den Text.",
    "Words in [square brackets] become the link to the text.",
  ],
  purposes: ["Цели", "Мэты", "Zwecke", "Purposes"],
  purpose_new: ["Новая цель", "Новая мэта", "Neuer Zweck", "New purpose"],
  purpose_text: ["Формулировка", "Фармулёўка", "Wortlaut", "Wording"],
  basis: ["Основание", "Падстава", "Rechtsgrundlage", "Ground"],
  consent: ["согласие", "згода", "Einwilligung", "consent"],
  contract: ["договор", "дагавор", "Vertrag", "contract"],
  law_basis: ["закон", "закон", "Gesetz", "law"],
  interest: [
    "законный интерес",
    "законны інтарэс",
    "berechtigtes Interesse",
    "legitimate interest",
  ],
  recipients: [
    "Кто ещё получит данные",
    "Хто яшчэ атрымае даныя",
    "Wer die Daten noch erhält",
    "Who else receives the data",
  ],
  recipient_new: ["Новый получатель", "Новы атрымальнік", "Neuer Empfänger", "New recipient"],
  recipient_name: ["Название", "Назва", "Name", "Name"],
  recipient_address: ["Адрес", "Адрас", "Anschrift", "Address"],
  role: ["Роль", "Роля", "Rolle", "Role"],
  processor: [
    "обрабатывает по поручению",
    "апрацоўвае па даручэнні",
    "Auftragsverarbeiter",
    "processor",
  ],
  third_party: ["третье лицо", "трэцяя асоба", "Dritter", "third party"],
  none_yet: ["Пока нет ни одной", "Пакуль няма ніводнай", "Noch keine", "None yet"],
  term: ["Сколько действует", "Колькі дзейнічае", "Wie lange sie gilt", "How long it holds"],
  until_withdrawn: [
    "Пока не отзовут",
    "Пакуль не адклічуць",
    "Bis zum Widerruf",
    "Until withdrawn",
  ],
  months: [
    "Заданное число месяцев",
    "Зададзеная колькасць месяцаў",
    "Eine Anzahl von Monaten",
    "A number of months",
  ],
  months_count: ["Месяцев", "Месяцаў", "Monate", "Months"],
  preview: ["Как это прочтут", "Як гэта прачытаюць", "So wird es gelesen", "How it reads"],
  as_text: ["Текст", "Тэкст", "Text", "Text"],
  as_chat: ["В чате", "У чаце", "Im Chat", "In the chat"],
  jump: ["Показать место", "Паказаць месца", "Zur Stelle", "Go to the place"],
  affected: [
    "Переспросить придётся: {n}",
    "Перапытаць давядзецца: {n}",
    "Erneut zu fragen: {n}",
    "Would be asked again: {n}",
  ],
  chat_hello: [
    "Здравствуйте! Чем помочь?",
    "Добры дзень! Чым дапамагчы?",
    "Guten Tag! Wie können wir helfen?",
    "Hello! How can we help?",
  ],
  accept: ["Принимаю", "Прымаю", "Ich willige ein", "I agree"],
  decline: ["Не принимаю", "Не прымаю", "Ich lehne ab", "I decline"],
  read_text: ["Прочитать текст", "Прачытаць тэкст", "Text lesen", "Read the text"],
  chat_note: [
    "До согласия переписка не начинается и ничего не сохраняется.",
    "Да згоды перапіска не пачынаецца і нічога не захоўваецца.",
    "Vor der Einwilligung beginnt kein Gespräch und wird nichts gespeichert.",
    "Before consent no conversation begins and nothing is stored.",
  ],
  as_form: ["В форме", "У форме", "Im Formular", "In the form"],
  send: ["Отправить", "Адправіць", "Absenden", "Send"],
  sample_field: ["Телефон", "Тэлефон", "Telefon", "Phone"],
  findings: ["Замечания", "Заўвагі", "Hinweise", "Findings"],
  no_findings: ["Замечаний нет", "Заўваг няма", "Keine Hinweise", "No findings"],
  error: [
    "мешает публикации",
    "перашкаджае публікацыі",
    "verhindert Veröffentlichung",
    "blocks publishing",
  ],
  warning: ["стоит проверить", "варта праверыць", "bitte prüfen", "worth checking"],
  info: ["к сведению", "да ведама", "zur Kenntnis", "for information"],
  history: ["История версий", "Гісторыя версій", "Fassungen", "Versions"],
  no_history: [
    "Ещё ни одной опубликованной версии",
    "Яшчэ ніводнай апублікаванай версіі",
    "Noch keine veröffentlichte Fassung",
    "No published version yet",
  ],
  when: ["Когда", "Калі", "Wann", "When"],
  who: ["Кто", "Хто", "Wer", "Who"],
  rests: ["Согласий", "Згод", "Einwilligungen", "Consents"],
  rests_on: [
    "{n|На этой версии держится|На этой версии держатся|На этой версии держится} {n} {n|согласие|согласия|согласий}",
    "{n|На гэтай версіі трымаецца|На гэтай версіі трымаюцца|На гэтай версіі трымаецца} {n} {n|згода|згоды|згод}",
    "Auf dieser Fassung {n|beruht|beruhen} {n} {n|Einwilligung|Einwilligungen}",
    "{n} {n|consent rests|consents rest} on this version",
  ],
  hash: ["Хеш", "Хэш", "Hash", "Hash"],
  version_n: ["Версия {n}", "Версія {n}", "Fassung {n}", "Version {n}"],
  permalink: ["Постоянная страница", "Пастаянная старонка", "Dauerhafte Seite", "Permanent page"],
  published_done: [
    "Опубликована версия {n}",
    "Апублікавана версія {n}",
    "Fassung {n} veröffentlicht",
    "Version {n} is published",
  ],
  publish_q: [
    "Опубликовать новую версию? Прежние согласия останутся за прежним текстом.",
    "Апублікаваць новую версію? Ранейшыя згоды застануцца за ранейшым тэкстам.",
    "Neue Fassung veröffentlichen? Frühere Einwilligungen bleiben beim früheren Text.",
    "Publish a new version? Earlier consents stay with the earlier text.",
  ],
  refused: [
    "Публикация остановлена",
    "Публікацыя спыненая",
    "Veröffentlichung angehalten",
    "Publishing was stopped",
  ],
  refused_lead: [
    "Исправьте это и опубликуйте снова.",
    "Выпраўце гэта і апублікуйце зноў.",
    "Beheben Sie dies und veröffentlichen Sie erneut.",
    "Put this right and publish again.",
  ],
  missing_language: ["нет перевода", "няма перакладу", "fehlt", "missing"],
  company_first: [
    "Сначала добавьте компанию",
    "Спачатку дадайце кампанію",
    "Legen Sie zuerst ein Unternehmen an",
    "Add a company first",
  ],
  narrow_note: [
    "На узком экране удобнее читать, чем править: для работы над текстом откройте страницу на компьютере.",
    "На вузкім экране зручней чытаць, чым правіць: для працы над тэкстам адкрыйце старонку на камп'ютары.",
    "Auf schmalen Bildschirmen liest es sich besser, als es sich bearbeiten lässt. Öffnen Sie die Seite zum Bearbeiten am Computer.",
    "A narrow screen is for reading rather than editing; open this page on a computer to work on the text.",
  ],
} as const;

export const t = words(texts);

export function templateText(id: string): string {
  const key = "tpl_" + id.replaceAll("-", "_");
  const known = Object.keys(texts).find((name): name is keyof typeof texts => name === key);
  if (known !== undefined) return t(known);
  const law = /-(by|ru|de|eu)$/.exec(id)?.[1];
  const what = kindText(id.replace(/-(by|ru|de|eu)$/, "").replaceAll("-", "_"));
  return t("tpl_ready", { what: law === undefined ? what : `${what}, ${law.toUpperCase()}` });
}

/** The name of a part of a draft: `text.ru`, `purposes`. */
export function partText(part: string): string {
  const [name = "", lang] = part.split(".");
  const words = {
    title: "text_title",
    text: "text_body",
    label: "label",
    purposes: "purposes",
    recipients: "recipients",
    term: "term",
    languages: "languages",
    template: "template",
    operations: "operations",
    methods: "methods",
    data: "other_data",
    details: "tab_details",
  } as const;
  const key = Object.entries(words).find(([one]) => one === name)?.[1];
  const text = key === undefined ? (name.endsWith("name") ? t("internal") : name) : t(key);
  return lang === undefined ? text : `${text} (${lang})`;
}
