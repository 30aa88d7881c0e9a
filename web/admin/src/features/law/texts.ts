import { words } from "../../app/language.svelte";
import { methodText as captureText } from "../register/texts";

export const texts = {
  title: ["Право", "Права", "Recht", "Law"],
  lead: [
    "Правила законов — данные с датами. Их можно уточнить под свою ответственность; записи хранят профиль, по которому сделаны.",
    "Правілы законаў — даныя з датамі. Іх можна ўдакладніць пад сваю адказнасць; запісы захоўваюць профіль, паводле якога зробленыя.",
    "Die Regeln der Gesetze sind datierte Daten. Sie lassen sich auf eigene Verantwortung anpassen; jeder Eintrag behält das Profil, unter dem er entstand.",
    "The rules of laws are dated data. You may set them otherwise on your own responsibility; a record keeps the profile it was made under.",
  ],
  profiles: ["Законы", "Законы", "Gesetze", "Laws"],
  calendars: ["Календари", "Календары", "Kalender", "Calendars"],
  deadline: ["Срок", "Тэрмін", "Frist", "Deadline"],
  since: ["Действует с", "Дзейнічае з", "Gilt ab", "In force from"],
  until: ["до", "да", "bis", "until"],
  in_force: ["действует", "дзейнічае", "in Kraft", "in force"],
  future: ["вступит в силу", "набудзе моц", "künftig", "to come"],
  ended: ["утратил силу", "страціў моц", "außer Kraft", "ended"],
  edited: [
    "{n} {n|правка|правки|правок}",
    "{n} {n|праўка|праўкі|правак}",
    "{n} {n|Anpassung|Anpassungen}",
    "{n} {n|edit|edits}",
  ],
  capture: [
    "Как можно спрашивать",
    "Як можна пытаць",
    "Wie gefragt werden darf",
    "How one may ask",
  ],
  must_say: [
    "Что должно быть в тексте",
    "Што мусіць быць у тэксце",
    "Was im Text stehen muss",
    "What a text must say",
  ],
  rights: ["Права людей", "Правы людзей", "Rechte der Betroffenen", "Rights of people"],
  zone: ["Часовой пояс", "Гадзінны пояс", "Zeitzone", "Time zone"],
  calendar: [
    "Календарь выходных",
    "Каляндар выхадных",
    "Kalender freier Tage",
    "Calendar of days off",
  ],
  languages: ["Языки текстов", "Мовы тэкстаў", "Sprachen der Texte", "Languages of texts"],
  edits: ["Ваши правки", "Вашы праўкі", "Ihre Anpassungen", "Your edits"],
  no_edits: [
    "Всё как в законе",
    "Усё як у законе",
    "Alles wie im Gesetz",
    "Everything as the law has it",
  ],
  rule: ["Правило", "Правіла", "Regel", "Rule"],
  standard: ["По закону", "Паводле закона", "Nach dem Gesetz", "By the law"],
  set_to: ["У вас", "У вас", "Bei Ihnen", "Yours"],
  by: ["Кто", "Хто", "Wer", "Who"],
  reason: ["Почему", "Чаму", "Warum", "Why"],
  give_back: [
    "Вернуть как в законе",
    "Вярнуць як у законе",
    "Auf das Gesetz zurücksetzen",
    "Back to the law",
  ],
  change: ["Изменить правило", "Змяніць правіла", "Regel ändern", "Change a rule"],
  change_lead: [
    "Правка именная и остаётся в истории. Она не делает законным то, что закон запрещает.",
    "Праўка імянная і застаецца ў гісторыі. Яна не робіць законным тое, што закон забараняе.",
    "Die Anpassung trägt Ihren Namen und bleibt in der Geschichte. Sie macht nicht rechtmäßig, was das Gesetz verbietet.",
    "The edit bears your name and stays in the history. It does not make lawful what the law forbids.",
  ],
  path: ["Место правила", "Месца правіла", "Stelle der Regel", "Path of the rule"],
  path_hint: [
    "Например: consent.capture.paper",
    "Напрыклад: consent.capture.paper",
    "Zum Beispiel: consent.capture.paper",
    "For example: consent.capture.paper",
  ],
  value: ["Значение", "Значэнне", "Wert", "Value"],
  saved: ["Правило изменено", "Правіла зменена", "Regel geändert", "The rule is changed"],
  given_back: [
    "Снова как в законе",
    "Зноў як у законе",
    "Wieder wie im Gesetz",
    "As the law has it again",
  ],
  year: ["Год", "Год", "Jahr", "Year"],
  complete: ["полный", "поўны", "vollständig", "complete"],
  no_transfers: ["без переносов", "без пераносаў", "ohne Verlegungen", "no transfers"],
  missing: ["нет", "няма", "fehlt", "missing"],
  cal_note: [
    "«Без переносов» — праздники известны, правительственные переносы рабочих дней нет; «нет» — год неизвестен. Сроки на такие годы считаются с предупреждением.",
    "«Без пераносаў» — святы вядомыя, урадавыя пераносы рабочых дзён не; «няма» — год невядомы. Тэрміны на такія гады лічацца з папярэджаннем.",
    "„Ohne Verlegungen“: Feiertage bekannt, amtliche Verlegungen von Arbeitstagen nicht; „fehlt“: das Jahr ist unbekannt. Fristen in solchen Jahren tragen eine Warnung.",
    "“No transfers”: holidays are known, official moves of working days are not; “missing”: the year is unknown. Deadlines in such years carry a warning.",
  ],
  cal_missing: [
    "Неполные годы: {n}. Сроки, попадающие на них, проверьте вручную.",
    "Няпоўныя гады: {n}. Тэрміны, што трапляюць на іх, праверце ўручную.",
    "Unvollständige Jahre: {n}. Fristen, die dorthin fallen, bitte von Hand prüfen.",
    "Incomplete years: {n}. Check deadlines that fall into them by hand.",
  ],
  received: ["Когда получено", "Калі атрымана", "Eingegangen am", "Received"],
  right: ["Что просит человек", "Што просіць чалавек", "Anliegen", "What is asked for"],
  law: ["Закон", "Закон", "Gesetz", "Law"],
  cal_by_law: ["как в законе", "як у законе", "nach dem Gesetz", "as the law has it"],
  reckon: ["Посчитать", "Палічыць", "Berechnen", "Calculate"],
  extended: ["С продлением", "З падаўжэннем", "Mit Verlängerung", "With the extension"],
  due: ["Ответить до", "Адказаць да", "Zu beantworten bis", "Answer by"],
  term: ["Срок по закону", "Тэрмін паводле закона", "Gesetzliche Frist", "Term by the law"],
  aim: ["Лучше успеть до", "Лепш паспець да", "Besser fertig bis", "Better be done by"],
  steps: ["Как посчитано", "Як палічана", "So gerechnet", "How it was calculated"],
  r_access: ["доступ к данным", "доступ да даных", "Auskunft", "access"],
  r_adm_objection: [
    "возражение против автоматического решения",
    "пярэчанне супраць аўтаматычнага рашэння",
    "Widerspruch gegen eine automatisierte Entscheidung",
    "objection to an automated decision",
  ],
  r_authority_query: [
    "запрос надзорного органа",
    "запыт нагляднага органа",
    "Anfrage der Aufsicht",
    "query of the authority",
  ],
  r_default: ["любое обращение", "любы зварот", "jede Anfrage", "any request"],
  r_destroy_fallback: [
    "уничтожение, если сразу нельзя",
    "знішчэнне, калі адразу нельга",
    "Vernichtung, wenn nicht sofort möglich",
    "destruction where not at once possible",
  ],
  r_dissemination_stop: [
    "прекратить распространение",
    "спыніць распаўсюджванне",
    "Verbreitung beenden",
    "stop dissemination",
  ],
  r_erase: ["удаление", "выдаленне", "Löschung", "erasure"],
  r_erase_unlawful: [
    "удаление незаконных данных",
    "выдаленне незаконных даных",
    "Löschung unrechtmäßiger Daten",
    "erasure of unlawful data",
  ],
  r_erase_unneeded: [
    "удаление ненужных данных",
    "выдаленне непатрэбных даных",
    "Löschung nicht mehr nötiger Daten",
    "erasure of data no longer needed",
  ],
  r_identity: ["проверка личности", "праверка асобы", "Identitätsprüfung", "identity check"],
  r_object_marketing: [
    "возражение против рекламы",
    "пярэчанне супраць рэкламы",
    "Widerspruch gegen Werbung",
    "objection to marketing",
  ],
  r_recipients: [
    "кому переданы данные",
    "каму перададзены даныя",
    "Auskunft über Empfänger",
    "who received the data",
  ],
  r_rectify: ["исправление", "выпраўленне", "Berichtigung", "rectification"],
  r_refusal: ["отказ", "адмова", "Ablehnung", "refusal"],
  r_stop_processing: [
    "прекращение обработки",
    "спыненне апрацоўкі",
    "Ende der Verarbeitung",
    "stop of processing",
  ],
  r_withdraw: ["отзыв согласия", "адкліканне згоды", "Widerruf", "withdrawal"],
  r_breach: [
    "утечка: сообщить органу",
    "уцечка: паведаміць органу",
    "Datenpanne melden",
    "breach: tell the authority",
  ],
  c_email_reply: ["ответ на письмо", "адказ на ліст", "Antwort per E-Mail", "e-mail reply"],
  c_esign: [
    "электронная подпись",
    "электронны подпіс",
    "elektronische Signatur",
    "electronic signature",
  ],
  c_paper: ["на бумаге", "на паперы", "auf Papier", "on paper"],
  c_phone_recorded: ["запись звонка", "запіс званка", "aufgezeichneter Anruf", "recorded call"],
  c_silence: ["молчание", "маўчанне", "Schweigen", "silence"],
  f_authority: ["надзорный орган", "орган нагляду", "Aufsichtsbehörde", "supervisory authority"],
  f_controller_contact: [
    "контакты контролёра",
    "кантакты кантралёра",
    "Kontaktdaten des Verantwortlichen",
    "contact details of the controller",
  ],
  f_controller_name: [
    "наименование контролёра",
    "найменне кантралёра",
    "Name des Verantwortlichen",
    "name of the controller",
  ],
  f_data_list: [
    "перечень персональных данных",
    "пералік персанальных даных",
    "Liste der personenbezogenen Daten",
    "list of personal data",
  ],
  f_data_types: [
    "какие данные обрабатываются",
    "якія даныя апрацоўваюцца",
    "Art der Daten",
    "which data are processed",
  ],
  f_methods: [
    "способы обработки",
    "спосабы апрацоўкі",
    "Mittel der Verarbeitung",
    "methods of processing",
  ],
  f_operations: [
    "действия с данными",
    "дзеянні з данымі",
    "Verarbeitungsvorgänge",
    "what is done with the data",
  ],
  f_operations_list: [
    "перечень действий с данными",
    "пералік дзеянняў з данымі",
    "Liste der Verarbeitungsvorgänge",
    "list of operations",
  ],
  f_operator_address: [
    "адрес оператора",
    "адрас аператара",
    "Anschrift des Verantwortlichen",
    "address of the operator",
  ],
  f_operator_name: [
    "наименование оператора",
    "найменне аператара",
    "Name des Verantwortlichen",
    "name of the operator",
  ],
  f_processors: ["уполномоченные лица", "упаўнаважаныя асобы", "Auftragsverarbeiter", "processors"],
  f_processors_name_address: [
    "лица, которым поручена обработка, и их адреса",
    "асобы, якім даручана апрацоўка, і іх адрасы",
    "Auftragsverarbeiter mit Anschrift",
    "processors with their addresses",
  ],
  f_purpose: [
    "цели обработки",
    "мэты апрацоўкі",
    "Zwecke der Verarbeitung",
    "purposes of processing",
  ],
  f_recipients: [
    "получатели данных",
    "атрымальнікі даных",
    "Empfänger der Daten",
    "recipients of the data",
  ],
  f_retention: ["срок хранения", "тэрмін захоўвання", "Speicherdauer", "storage period"],
  f_rights: [
    "права субъекта данных",
    "правы суб’екта даных",
    "Rechte der betroffenen Person",
    "rights of the data subject",
  ],
  f_subject_mark: [
    "отметка о согласии",
    "адзнака аб згодзе",
    "Zeichen der Einwilligung",
    "mark of consent",
  ],
  f_term: ["срок согласия", "тэрмін згоды", "Geltungsdauer", "term of the consent"],
  f_withdrawal_method: [
    "как отозвать согласие",
    "як адклікаць згоду",
    "wie man widerruft",
    "how to withdraw",
  ],
} as const;

export const t = words(texts);

function known(prefix: string, name: string): string {
  const key = Object.keys(texts).find((one): one is keyof typeof texts => one === prefix + name);
  return key === undefined ? name : t(key);
}

export const contentText = (name: string): string => known("f_", name);
export const rightText = (name: string): string => known("r_", name);

export function modeText(name: string): string {
  const own = known("c_", name);
  return own === name ? captureText(name) : own;
}

/** A rule by its path: the last step says what it is about. */
export function pathText(path: string): string {
  const capture = /^consent\.capture\.(\w+)$/.exec(path)?.[1];
  return capture === undefined ? path : `${t("capture")}: ${modeText(capture)}`;
}
