import { words } from "../../app/language.svelte";

export const texts = {
  title: ["Компании", "Кампаніі", "Unternehmen", "Companies"],
  lead: [
    "Кто собирает данные. Реквизиты попадают в тексты соглашений.",
    "Хто збірае даныя. Рэквізіты трапляюць у тэксты пагадненняў.",
    "Wer die Daten erhebt. Diese Angaben gehen in die Einwilligungstexte ein.",
    "Who collects the data. These details enter the texts of agreements.",
  ],
  create: ["Новая компания", "Новая кампанія", "Neues Unternehmen", "New company"],
  empty: [
    "Пока нет ни одной компании",
    "Пакуль няма ніводнай кампаніі",
    "Noch kein Unternehmen",
    "No company yet",
  ],
  country: ["Страна", "Краіна", "Land", "Country"],
  requisites: ["Реквизиты", "Рэквізіты", "Registerangaben", "Registration"],
  profile: ["Правовой профиль", "Прававы профіль", "Rechtsprofil", "Law profile"],
  erasure: [
    "E-mail для удаления данных",
    "E-mail для выдалення даных",
    "E-Mail für Löschanfragen",
    "E-mail for erasure requests",
  ],
  erasure_hint: [
    "Сюда человек напишет, чтобы данные удалили. Адрес указывается в тексте соглашения.",
    "Сюды чалавек напіша, каб даныя выдалілі. Адрас указваецца ў тэксце пагаднення.",
    "Hierhin schreibt, wer seine Daten löschen lassen will. Die Adresse steht im Einwilligungstext.",
    "Where people write to have their data erased. The address is printed in the agreement.",
  ],
  mailbox: [
    "Проверка адреса для удаления данных",
    "Праверка адраса для выдалення даных",
    "Bestätigung der Adresse für Löschanfragen",
    "Proof of the address for erasure requests",
  ],
  mailbox_proved: [
    "Адрес подтверждён: почту здесь читают.",
    "Адрас пацверджаны: пошту тут чытаюць.",
    "Die Adresse ist bestätigt: Dieses Postfach wird gelesen.",
    "The address is confirmed: this mailbox is read.",
  ],
  mailbox_hint: [
    "Публиковать соглашения можно, когда ясно, что почту по этому адресу кто-то читает. Отправьте туда код и введите его здесь.",
    "Публікаваць пагадненні можна, калі зразумела, што пошту па гэтым адрасе хтосьці чытае. Адпраўце туды код і ўвядзіце яго тут.",
    "Einwilligungstexte lassen sich veröffentlichen, sobald feststeht, dass dieses Postfach gelesen wird. Senden Sie einen Code dorthin und geben Sie ihn hier ein.",
    "Agreements can be published once it is clear that somebody reads this mailbox. Send a code there and enter it here.",
  ],
  mailbox_send: ["Отправить код", "Адправіць код", "Code senden", "Send a code"],
  mailbox_again: [
    "Отправить новый код",
    "Адправіць новы код",
    "Neuen Code senden",
    "Send a new code",
  ],
  mailbox_sent: [
    "Код отправлен на адрес",
    "Код адпраўлены на адрас",
    "Der Code ist unterwegs an",
    "The code was sent to",
  ],
  mailbox_code: ["Код из письма", "Код з ліста", "Code aus der E-Mail", "Code from the letter"],
  mailbox_confirm: ["Подтвердить", "Пацвердзіць", "Bestätigen", "Confirm"],
  mailbox_done: [
    "Адрес подтверждён",
    "Адрас пацверджаны",
    "Adresse bestätigt",
    "Address confirmed",
  ],
  who: ["Кто вы", "Хто вы", "Wer Sie sind", "Who you are"],
  name: ["Полное название", "Поўная назва", "Vollständiger Name", "Full name"],
  name_hint: [
    "Как в регистрационных документах",
    "Як у рэгістрацыйных дакументах",
    "Wie im Handelsregister",
    "As in the registration documents",
  ],
  short_name: ["Краткое название", "Кароткая назва", "Kurzname", "Short name"],
  legal_form: ["Правовая форма", "Прававая форма", "Rechtsform", "Legal form"],
  legal_entity: ["Юридическое лицо", "Юрыдычная асоба", "Juristische Person", "Legal entity"],
  sole_trader: [
    "Индивидуальный предприниматель",
    "Індывідуальны прадпрымальнік",
    "Einzelunternehmen",
    "Sole trader",
  ],
  natural_person: ["Физическое лицо", "Фізічная асоба", "Natürliche Person", "Natural person"],
  address: ["Адрес", "Адрас", "Anschrift", "Address"],
  contacts: [
    "Как с вами связаться",
    "Як з вамі звязацца",
    "Wie man Sie erreicht",
    "How to reach you",
  ],
  email: ["E-mail", "E-mail", "E-Mail", "E-mail"],
  phone: ["Телефон", "Тэлефон", "Telefon", "Phone"],
  website: ["Сайт", "Сайт", "Website", "Website"],
  law: [
    "Какое право применяется",
    "Якое права прымяняецца",
    "Welches Recht gilt",
    "Which law applies",
  ],
  law_hint: [
    "Если действует несколько, применяется строжайшее правило каждого.",
    "Калі дзейнічае некалькі, прымяняецца найстражэйшае правіла кожнага.",
    "Gelten mehrere, so gilt jeweils die strengste Regel.",
    "Where several apply, the strictest rule of each holds.",
  ],
  dpo: [
    "Ответственный за данные",
    "Адказны за даныя",
    "Datenschutzbeauftragte Person",
    "Data protection officer",
  ],
  dpo_has: [
    "Назначен ответственный за обработку персональных данных",
    "Прызначаны адказны за апрацоўку персанальных даных",
    "Es ist eine datenschutzbeauftragte Person benannt",
    "A data protection officer is appointed",
  ],
  dpo_name: ["Имя", "Імя", "Name", "Name"],
  by: ["Беларусь", "Беларусь", "Belarus", "Belarus"],
  ru: ["Россия", "Расія", "Russland", "Russia"],
  de: ["Германия", "Германія", "Deutschland", "Germany"],
  at: ["Австрия", "Аўстрыя", "Österreich", "Austria"],
  pl: ["Польша", "Польшча", "Polen", "Poland"],
  lt: ["Литва", "Літва", "Litauen", "Lithuania"],
  lv: ["Латвия", "Латвія", "Lettland", "Latvia"],
  p_by: [
    "Беларусь, Закон № 99-З",
    "Беларусь, Закон № 99-З",
    "Belarus, Gesetz Nr. 99-Z",
    "Belarus, Law No. 99-Z",
  ],
  p_ru: ["Россия, 152-ФЗ", "Расія, 152-ФЗ", "Russland, Gesetz 152-FS", "Russia, Law 152-FZ"],
  p_gdpr: ["ЕС, GDPR", "ЕС, GDPR", "EU, DSGVO", "EU, GDPR"],
  p_gdpr_de: [
    "Германия, GDPR + BDSG",
    "Германія, GDPR + BDSG",
    "Deutschland, DSGVO + BDSG",
    "Germany, GDPR + BDSG",
  ],
  p_none: ["Без правового профиля", "Без прававога профілю", "Ohne Rechtsprofil", "No law profile"],
  wrong_form: [
    "Проверьте: так этот номер не пишется",
    "Праверце: так гэты нумар не пішацца",
    "Bitte prüfen: So wird diese Nummer nicht geschrieben",
    "Check this: the number is not written like that",
  ],
  frozen_note: [
    "Изменения войдут в новые версии соглашений. Опубликованные версии и записи реестра не меняются.",
    "Змены ўвойдуць у новыя версіі пагадненняў. Апублікаваныя версіі і запісы рэестра не мяняюцца.",
    "Änderungen gehen in neue Fassungen ein. Veröffentlichte Fassungen und Registereinträge bleiben, wie sie sind.",
    "Changes enter new versions of agreements. Published versions and records stay as they are.",
  ],
} as const;

export const t = words(texts);

export function countryText(code: string): string {
  const key = code.toLowerCase();
  return key === "by" ||
    key === "ru" ||
    key === "de" ||
    key === "at" ||
    key === "pl" ||
    key === "lt" ||
    key === "lv"
    ? t(key)
    : code;
}

export function profileText(id: string): string {
  switch (id) {
    case "by-99z":
      return t("p_by");
    case "ru-152fz":
      return t("p_ru");
    case "gdpr":
      return t("p_gdpr");
    case "gdpr-de":
      return t("p_gdpr_de");
    case "none":
      return t("p_none");
    default:
      return id;
  }
}
