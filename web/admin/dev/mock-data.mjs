// Made-up companies and answers for looking at the staff app without a server. All names are inventions.
import { createHash } from "node:crypto";

export const sha = (...parts) =>
  parts.reduce((h, part) => h.update(part), createHash("sha256")).digest();

export const companies = [
  {
    id: "co_polesie",
    name: "ООО «Полесье-Трейд»",
    short_name: "Полесье-Трейд",
    legal_form: "legal_entity",
    country: "BY",
    law_profiles: ["by-99z"],
    address: "246050, г. Гомель, ул. Советская, 21, пом. 4",
    email: "info@polesie.example",
    phone: "+375 232 55-01-17",
    website: "https://polesie.example",
    erasure_email: "data@polesie.example",
    dpo: null,
    requisites: { unp: "490123450" },
    revision: 3,
  },
  {
    id: "co_sever",
    name: "ООО «Северный Ветер»",
    short_name: "",
    legal_form: "legal_entity",
    country: "RU",
    law_profiles: ["ru-152fz"],
    address: "197022, Санкт-Петербург, наб. реки Карповки, д. 5",
    email: "hello@veter.example",
    phone: "+7 812 555-01-88",
    website: "https://veter.example",
    erasure_email: "pd@veter.example",
    dpo: { name: "Ирина Леонидовна Соболева", email: "pd@veter.example", phone: "" },
    requisites: { inn: "7813000001", kpp: "781301001", ogrn: "1027800000007" },
    revision: 1,
  },
  {
    id: "co_mueller",
    name: "Müller & Söhne Küchenbau GmbH",
    short_name: "Müller & Söhne",
    legal_form: "legal_entity",
    country: "DE",
    law_profiles: ["gdpr-de"],
    address: "Lindenallee 14, 04109 Leipzig",
    email: "post@mueller.example",
    phone: "+49 341 5550123",
    website: "https://mueller.example",
    erasure_email: "datenschutz@mueller.example",
    dpo: { name: "Dr. Katharina Weißenfels", email: "datenschutz@mueller.example", phone: "" },
    requisites: {
      ust_idnr: "DE811234567",
      hrb: "HRB 21877",
      register_court: "Amtsgericht Leipzig",
    },
    revision: 2,
  },
];

export const purposes = [
  {
    id: "pu_1",
    code: 101,
    text: {
      ru: "ответ на обращение",
      be: "адказ на зварот",
      de: "Beantwortung der Anfrage",
      en: "answering the enquiry",
    },
    basis: "consent",
    revision: 1,
  },
  {
    id: "pu_2",
    code: 102,
    text: {
      ru: "оформление и доставка заказа",
      be: "афармленне і дастаўка заказу",
      de: "Abwicklung und Lieferung der Bestellung",
      en: "order and delivery",
    },
    basis: "contract",
    revision: 1,
  },
  {
    id: "pu_3",
    code: 201,
    text: {
      ru: "рассылка предложений",
      be: "рассылка прапаноў",
      de: "Zusendung von Angeboten",
      en: "sending offers",
    },
    basis: "consent",
    revision: 1,
  },
];
export const recipients = [
  {
    id: "re_1",
    name: "ООО «Быстрая доставка»",
    address: "г. Минск, ул. Лесная, 3",
    country: "BY",
    role: "processor",
    revision: 1,
  },
  {
    id: "re_2",
    name: "Hosting Nord GmbH",
    address: "Hafenstraße 8, Hamburg",
    country: "DE",
    role: "processor",
    revision: 1,
  },
];

const consentTitle = {
  ru: "Согласие на обработку персональных данных",
  be: "Згода на апрацоўку персанальных даных",
  de: "Einwilligung in die Verarbeitung personenbezogener Daten",
  en: "Consent to the processing of personal data",
};
const consentLabel = {
  ru: "Я даю согласие на [обработку персональных данных]",
  be: "Я даю згоду на [апрацоўку персанальных даных]",
  de: "Ich willige in die [Verarbeitung meiner personenbezogenen Daten] ein",
  en: "I consent to the [processing of my personal data]",
};
const only = (texts, langs) =>
  Object.fromEntries(langs.map((lang) => [lang, texts[lang] ?? texts.ru]));
const agreement = (id, company, name, law, template, langs, state, version, more = {}) => ({
  id,
  company,
  name,
  kind: "processing",
  law_profile: law,
  state,
  published_version: version,
  revision: 1,
  draft: {
    template,
    languages: langs,
    default_language: langs[0],
    title: only(more.title ?? consentTitle, langs),
    label: only(more.label ?? consentLabel, langs),
    text: more.text ?? {},
    purposes: more.purposes ?? ["pu_1"],
    recipients: more.recipients ?? [],
    term: { kind: "months", months: 36 },
  },
});
export const agreements = [
  agreement(
    "ag_by1",
    "co_polesie",
    "Обработка данных заказчиков",
    "by-99z",
    "processing-by",
    ["ru", "be"],
    "published",
    3,
    { purposes: ["pu_1", "pu_2"], recipients: ["re_1"] },
  ),
  agreement(
    "ag_by2",
    "co_polesie",
    "Рассылка предложений",
    "by-99z",
    "custom",
    ["ru", "be"],
    "published",
    1,
    {
      title: { ru: "Согласие на получение предложений", be: "Згода на атрыманне прапаноў" },
      label: {
        ru: "Хочу получать [предложения магазина]",
        be: "Хачу атрымліваць [прапановы крамы]",
      },
      purposes: ["pu_3"],
      text: {
        ru: "## Что мы будем присылать\nПисьма о новых товарах, не чаще двух раз в месяц.",
        be: "## Што мы будзем дасылаць\nЛісты пра новыя тавары, не часцей за два разы на месяц.",
      },
    },
  ),
  agreement(
    "ag_ru1",
    "co_sever",
    "Обработка данных клиентов",
    "ru-152fz",
    "processing-ru",
    ["ru"],
    "published",
    2,
    { recipients: ["re_1"] },
  ),
  agreement(
    "ag_de1",
    "co_mueller",
    "Kontaktanfragen",
    "gdpr-de",
    "processing-eu",
    ["de", "en"],
    "published",
    1,
    { recipients: ["re_2"] },
  ),
  agreement(
    "ag_de2",
    "co_mueller",
    "Küchenplanung vor Ort",
    "gdpr-de",
    "custom",
    ["de"],
    "draft",
    null,
    { text: { de: "## Zweck\nWir planen Ihre Küche bei Ihnen zu Hause." } },
  ),
];

const field = (name, kind, ru, be, de, required = true) => ({
  name,
  kind,
  label: { ru, be, de },
  required,
});
const form = (id, number, company, name, langs, state, version, fields, used) => ({
  id,
  number,
  company,
  name,
  state,
  published_version: version,
  revision: 1,
  draft: {
    languages: langs,
    default_language: langs[0],
    title: only(
      { ru: "Оставьте заявку", be: "Пакіньце заяўку", de: "Schreiben Sie uns", en: "Write to us" },
      langs,
    ),
    submit: only({ ru: "Отправить", be: "Адправіць", de: "Absenden", en: "Send" }, langs),
    success: only(
      {
        ru: "Спасибо, мы перезвоним.",
        be: "Дзякуй, мы перазвонім.",
        de: "Vielen Dank, wir melden uns.",
        en: "Thank you.",
      },
      langs,
    ),
    fields: fields.map((one) => ({ ...one, label: only(one.label, langs) })),
    agreements: used,
    allowed_origins: ["https://" + company.slice(3) + ".example"],
  },
});
const nameField = field("name", "name", "Имя", "Імя", "Name");
const phoneField = field("phone", "phone", "Телефон", "Тэлефон", "Telefon");
const emailField = field("email", "email", "E-mail", "E-mail", "E-Mail");
const noteField = field(
  "comment",
  "comment",
  "Комментарий к заказу",
  "Каментар да заказу",
  "Ihre Nachricht",
  false,
);
export const forms = [
  form(
    "f_order",
    17,
    "co_polesie",
    "Заявка на мебель",
    ["ru", "be"],
    "published",
    4,
    [nameField, phoneField, noteField],
    [
      { agreement: "ag_by1", mode: 2 },
      { agreement: "ag_by2", mode: 4 },
    ],
  ),
  form(
    "f_call",
    18,
    "co_sever",
    "Обратный звонок",
    ["ru"],
    "published",
    1,
    [nameField, phoneField],
    [{ agreement: "ag_ru1", mode: 1 }],
  ),
  form(
    "f_contact",
    19,
    "co_mueller",
    "Kontaktformular",
    ["de", "en"],
    "published",
    2,
    [nameField, emailField, noteField],
    [{ agreement: "ag_de1", mode: 4 }],
  ),
  form(
    "f_new",
    20,
    "co_polesie",
    "Подписка в подвале сайта",
    ["ru", "be"],
    "draft",
    null,
    [emailField],
    [],
  ),
];

export const staff = [
  {
    id: "st_1",
    name: "Наталья Ильинична Кравец",
    email: "owner@polesie.example",
    roles: ["owner"],
    active: true,
    totp: true,
    lang: "ru",
    revision: 1,
  },
  {
    id: "st_2",
    name: "Алесь Дубровский",
    email: "ales@polesie.example",
    roles: ["privacy_officer", "editor"],
    active: true,
    totp: false,
    lang: "be",
    revision: 1,
  },
  {
    id: "st_3",
    name: "Jonas Brandt",
    email: "jonas@mueller.example",
    roles: ["operator"],
    active: true,
    totp: false,
    lang: "de",
    revision: 1,
  },
  {
    id: "st_4",
    name: "Ольга Седых",
    email: "audit@veter.example",
    roles: ["auditor"],
    active: false,
    totp: false,
    lang: "ru",
    revision: 1,
  },
];
export const keys = [
  {
    id: "ak_1",
    name: "CRM: чтение реестра",
    scopes: ["register:read", "contacts:read"],
    created_at: "2026-09-02T08:15:00.000Z",
  },
];

const mode = (preticked) => (preticked ? "override" : "allow");
const capture = (ticked) => ({
  checkbox_unticked: "allow",
  checkbox_preticked: ticked,
  button_accept: "allow",
});
export const profiles = [
  {
    id: "by-99z",
    title: "Закон № 99-З",
    valid_from: "2021-11-15",
    capture: capture(mode(true)),
    required_fields: [],
  },
  {
    id: "ru-152fz",
    title: "152-ФЗ",
    valid_from: "2025-09-01",
    capture: capture("override"),
    required_fields: [],
  },
  {
    id: "gdpr",
    title: "GDPR",
    valid_from: "2018-05-25",
    capture: capture("forbid"),
    required_fields: [],
  },
  {
    id: "gdpr-de",
    title: "GDPR + BDSG",
    valid_from: "2018-05-25",
    capture: capture("forbid"),
    required_fields: [],
  },
  {
    id: "none",
    title: "",
    valid_from: "2000-01-01",
    capture: capture("allow"),
    required_fields: [],
  },
];

const people = [
  ["su_8k2m4q", "Анна Сергеевна Ковалёва", "anna.kovaleva@mail.example", "+375 29 612-34-56"],
  ["su_1z7p3c", "Дзмітрый Янкоўскі", "d.yankouski@mail.example", "+375 33 301-22-87"],
  ["su_5t9w2x", "Мария Фёдоровна Белозёрова", "maria.b@mail.example", "+7 921 555-40-12"],
  ["su_6h4n8v", "Hans-Peter Großmann", "hp.grossmann@mail.example", "+49 171 5550199"],
  ["su_2c8r5j", "Святлана Ўласава", "s.ulasava@mail.example", "+375 44 788-10-03"],
  ["su_9y3b6d", "Lena Schönfeld", "lena.schoenfeld@mail.example", ""],
];
export const contacts = people.map(([id, name, email, phone], n) => ({
  id,
  name,
  email,
  phone,
  first_seen: `2026-10-${String(11 + n)}T09:12:00.000Z`,
  last_seen: `2026-11-${String(14 + n)}T13:40:00.000Z`,
  consents: 1 + (n % 3),
}));

export function textHtml(title, lang, company) {
  const words = {
    ru: [
      "Кто обрабатывает данные",
      "Какие данные",
      "Имя, телефон, комментарий к заказу.",
      "Как отозвать",
      "Согласие можно отозвать в любое время по ссылке из квитанции или письмом на адрес",
    ],
    be: [
      "Хто апрацоўвае даныя",
      "Якія даныя",
      "Імя, тэлефон, каментар да заказу.",
      "Як адклікаць",
      "Згоду можна адклікаць у любы час па спасылцы з квітанцыі або лістом на адрас",
    ],
    de: [
      "Wer die Daten verarbeitet",
      "Welche Daten",
      "Name, E-Mail, Nachricht.",
      "Widerruf",
      "Sie können die Einwilligung jederzeit über den Link im Beleg oder per E-Mail widerrufen:",
    ],
  };
  const w = words[lang] ?? words.ru;
  const who = company ?? (lang === "de" ? companies[2] : companies[0]);
  return [
    `<h2>${title}</h2>`,
    `<h3>${w[0]}</h3>`,
    `<p>${who.name.replace("&", "&amp;")}, ${who.address}.</p>`,
    `<h3>${w[1]}</h3>`,
    `<p>${w[2]}</p>`,
    `<h3>${w[3]}</h3>`,
    `<p>${w[4]} <strong>${who.erasure_email}</strong>.</p>`,
  ].join("\n");
}
export const texts = new Map();
export function keepText(html) {
  const hash = sha(html).toString("hex");
  texts.set(hash, html);
  return hash;
}

const plan = [
  ["f_order", "ag_by1", 3, "be", 2, "by-99z"],
  ["f_order", "ag_by1", 3, "ru", 2, "by-99z"],
  ["f_call", "ag_ru1", 2, "ru", 1, "ru-152fz"],
  ["f_contact", "ag_de1", 1, "de", 4, "gdpr-de"],
  ["f_order", "ag_by2", 1, "ru", 4, "by-99z"],
];
const outcome = (n) =>
  n % 11 === 7 ? "declined" : n % 7 === 3 ? "not_given" : n % 13 === 9 ? "withdrawn" : "given";
export const register = Array.from({ length: 132 }, (_, index) => {
  const [formId, agreementId, version, lang, used, law] = plan[index % plan.length];
  const f = forms.find((one) => one.id === formId);
  const a = agreements.find((one) => one.id === agreementId);
  const act = outcome(index);
  const who = people[lang === "de" ? (index % 2 ? 3 : 5) : index % 5 === 3 ? 0 : index % 5];
  const entry = Buffer.from(`placet entry ${String(index)}`);
  const time = new Date(
    Date.UTC(2026, 10, 22, 15, 3, 22) - (131 - index) * 1000 * 60 * 307,
  ).toISOString();
  return {
    index,
    time,
    subject: act === "declined" ? "" : who[0],
    recorder:
      index % 17 === 5
        ? { kind: "staff", id: "st_3", name: "Jonas Brandt" }
        : { kind: "visitor", id: "", name: "" },
    act,
    method:
      act === "withdrawn"
        ? "withdraw_link"
        : used === 1 || used === 3
          ? "checkbox_preticked"
          : "checkbox_unticked",
    mode: act === "withdrawn" ? null : used,
    state:
      act === "given" && index % 13 === 4
        ? "withdrawn"
        : act === "given" && index % 29 === 11
          ? "erased"
          : act,
    agreement: { id: agreementId, title: a.draft.title[lang], version, lang },
    purposes: a.draft.purposes
      .map((id) => purposes.find((p) => p.id === id))
      .map((p) => ({ code: p.code, text: p.text[lang] })),
    source: { kind: "form", id: formId, name: f.name },
    law_profile: law,
    text_sha256: keepText(textHtml(a.draft.title[lang], lang)),
    screen_differs: index % 31 === 30,
    leaf_hash: sha(Buffer.from([0]), entry).toString("hex"),
    entry: entry.toString("hex"),
    who,
  };
});
