import { staffNames } from "../../app/staff-names.svelte";
import { words } from "../../app/language.svelte";

export const texts = {
  title: ["Реестр", "Рэестр", "Register", "Register"],
  lead: [
    "Каждый ответ на вопрос о согласии. Записи нельзя изменить или удалить.",
    "Кожны адказ на пытанне пра згоду. Запісы нельга змяніць або выдаліць.",
    "Jede Antwort auf die Frage nach der Einwilligung. Einträge lassen sich weder ändern noch löschen.",
    "Every answer to a question of consent. Records cannot be changed or deleted.",
  ],
  number: ["№", "№", "Nr.", "No."],
  time: ["Время", "Час", "Zeit", "Time"],
  person: ["Человек", "Чалавек", "Person", "Person"],
  act: ["Событие", "Падзея", "Ereignis", "Event"],
  method: ["Способ", "Спосаб", "Verfahren", "Method"],
  now: ["Сейчас", "Цяпер", "Stand", "Now"],
  agreement: ["Соглашение", "Пагадненне", "Einwilligungstext", "Agreement"],
  source: ["Источник", "Крыніца", "Quelle", "Source"],
  recorder: ["Кто записал", "Хто запісаў", "Erfasst von", "Recorded by"],
  act_given: ["Согласие дано", "Згода дадзена", "Erteilt", "Given"],
  act_declined: ["Отказ", "Адмова", "Abgelehnt", "Declined"],
  act_not_given: ["Не отмечено", "Не адзначана", "Nicht erteilt", "Not given"],
  act_withdrawn: ["Отзыв", "Адкліканне", "Widerrufen", "Withdrawn"],
  act_notice_published: [
    "Текст опубликован",
    "Тэкст апублікаваны",
    "Text veröffentlicht",
    "Text published",
  ],
  act_capture_override: [
    "Решение о режиме",
    "Рашэнне аб рэжыме",
    "Ausnahme beschlossen",
    "Mode override",
  ],
  act_represented: [
    "Согласие за другого",
    "Згода за іншага",
    "Für eine andere Person eingewilligt",
    "Consent for another person",
  ],
  act_expired: ["Срок истёк", "Тэрмін скончыўся", "Abgelaufen", "Expired"],
  act_invalidated: [
    "Признано недействительным",
    "Прызнана несапраўднай",
    "Für ungültig erklärt",
    "Invalidated",
  ],
  act_erased: ["Данные стёрты", "Даныя сцёртыя", "Daten gelöscht", "Data erased"],
  state_given: ["действует", "дзейнічае", "gültig", "in force"],
  state_declined: ["отказ", "адмова", "abgelehnt", "declined"],
  state_not_given: ["не дано", "не дадзена", "nicht erteilt", "not given"],
  state_not_asked: ["не спрашивали", "не пыталі", "nicht gefragt", "not asked"],
  state_withdrawn: ["отозвано", "адклікана", "widerrufen", "withdrawn"],
  state_expired: ["истекло", "скончылася", "abgelaufen", "expired"],
  state_invalidated: ["недействительно", "несапраўдна", "ungültig", "invalid"],
  state_erased: ["данные стёрты", "даныя сцёртыя", "Daten gelöscht", "data erased"],
  state_notice_published: ["сведения", "звесткі", "Vermerk", "note"],
  state_capture_override: ["сведения", "звесткі", "Vermerk", "note"],
  state_represented: ["сведения", "звесткі", "Vermerk", "note"],
  m_checkbox_unticked: ["отметил сам", "адзначыў сам", "selbst angehakt", "ticked by hand"],
  m_checkbox_preticked: ["отмечено заранее", "адзначана загадзя", "vorab angehakt", "pre-ticked"],
  m_button_accept: ["кнопка", "кнопка", "Schaltfläche", "button"],
  m_keyword: ["слово в сообщении", "слова ў паведамленні", "Schlüsselwort", "keyword"],
  m_implied_continuation: [
    "продолжил переписку",
    "працягнуў перапіску",
    "weitergeschrieben",
    "continued writing",
  ],
  m_submit_notice: [
    "уведомление у кнопки",
    "апавяшчэнне ля кнопкі",
    "Hinweis am Knopf",
    "notice at button",
  ],
  m_email_code_doi: ["код по e-mail", "код па e-mail", "Double-Opt-in", "e-mail code"],
  m_sms_code: ["код в SMS", "код у SMS", "SMS-Code", "SMS code"],
  m_staff_entered: ["внёс сотрудник", "унёс супрацоўнік", "vom Team erfasst", "entered by staff"],
  m_import: ["перенесено", "перанесена", "importiert", "imported"],
  m_withdraw_link: [
    "по ссылке отзыва",
    "па спасылцы адклікання",
    "über Widerrufslink",
    "by withdrawal link",
  ],
  r_visitor: ["посетитель", "наведвальнік", "Besucher", "visitor"],
  r_staff: ["сотрудник", "супрацоўнік", "Team", "staff"],
  r_integration: ["интеграция", "інтэграцыя", "Integration", "integration"],
  r_system: ["система", "сістэма", "System", "system"],
  mode: ["режим {n}", "рэжым {n}", "Modus {n}", "mode {n}"],
  screen_differs: [
    "Текст на экране отличался от нашего",
    "Тэкст на экране адрозніваўся ад нашага",
    "Der Text auf dem Bildschirm wich von unserem ab",
    "The text on the screen differed from ours",
  ],
  f_state: ["Что сейчас", "Што цяпер", "Stand", "State now"],
  f_any: ["любое", "любое", "alle", "any"],
  f_agreement: ["Соглашение", "Пагадненне", "Einwilligungstext", "Agreement"],
  f_source: ["Форма", "Форма", "Formular", "Form"],
  f_method: ["Способ", "Спосаб", "Verfahren", "Method"],
  f_from: ["С", "З", "Von", "From"],
  f_to: ["По", "Па", "Bis", "To"],
  f_q: ["Найти", "Знайсці", "Suchen", "Find"],
  f_clear: ["Сбросить", "Скінуць", "Zurücksetzen", "Clear"],
  empty: ["Реестр пуст", "Рэестр пусты", "Das Register ist leer", "The register is empty"],
  empty_hint: [
    "Первая запись появится здесь через секунду после того, как кто-то ответит в опубликованной форме.",
    "Першы запіс з'явіцца тут праз секунду пасля таго, як нехта адкажа ў апублікаванай форме.",
    "Der erste Eintrag erscheint hier eine Sekunde, nachdem jemand in einem veröffentlichten Formular geantwortet hat.",
    "The first record appears here a second after somebody answers in a published form.",
  ],
  to_forms: ["К формам", "Да форм", "Zu den Formularen", "To the forms"],
  none_match: [
    "Под эти условия ничего не подходит",
    "Пад гэтыя ўмовы нічога не падыходзіць",
    "Nichts entspricht diesen Filtern",
    "Nothing matches these filters",
  ],
  record: ["Запись № {n}", "Запіс № {n}", "Eintrag Nr. {n}", "Record no. {n}"],
  text_shown: ["Что было показано", "Што было паказана", "Was gezeigt wurde", "What was shown"],
  text_gone: [
    "Текст не удалось загрузить.",
    "Тэкст не ўдалося загрузіць.",
    "Der Text konnte nicht geladen werden.",
    "The text could not be loaded.",
  ],
  text_matches: [
    "Хеш текста проверен в этом браузере",
    "Хэш тэксту праверены ў гэтым браўзеры",
    "Prüfsumme des Textes in diesem Browser bestätigt",
    "Text hash checked in this browser",
  ],
  text_differs: [
    "Хеш не совпадает с записью: этот текст не тот, что был показан",
    "Хэш не супадае з запісам: гэты тэкст не той, што быў паказаны",
    "Die Prüfsumme stimmt nicht mit dem Eintrag überein: Dies ist nicht der gezeigte Text",
    "The hash does not match the record: this is not the text that was shown",
  ],
  open_page: [
    "Открыть страницу текста",
    "Адкрыць старонку тэксту",
    "Textseite öffnen",
    "Open the text's page",
  ],
  facts: ["Обстоятельства", "Акалічнасці", "Umstände", "Facts"],
  purposes: ["Цели", "Мэты", "Zwecke", "Purposes"],
  law: ["Правовой профиль", "Прававы профіль", "Rechtsprofil", "Law profile"],
  subject: ["Псевдоним", "Псеўданім", "Pseudonym", "Pseudonym"],
  language: ["Язык текста", "Мова тэксту", "Sprache des Textes", "Language of the text"],
  version: ["версия {n}", "версія {n}", "Version {n}", "version {n}"],
  person_data: [
    "Персональные данные",
    "Персанальныя даныя",
    "Personenbezogene Daten",
    "Personal data",
  ],
  unmask: ["Показать данные", "Паказаць даныя", "Daten anzeigen", "Show the data"],
  mask: ["Скрыть данные", "Схаваць даныя", "Daten verbergen", "Hide the data"],
  masked: [
    "Скрыто, чтобы не показывать лишнего на экране.",
    "Схавана, каб не паказваць лішняга на экране.",
    "Verborgen, damit nichts Unnötiges auf dem Bildschirm steht.",
    "Hidden so that the screen shows no more than needed.",
  ],
  no_personal: [
    "Данные недоступны вашей роли или уже стёрты; сам факт остаётся.",
    "Даныя недаступныя вашай ролі або ўжо сцёртыя; сам факт застаецца.",
    "Die Daten sind für Ihre Rolle nicht zugänglich oder bereits gelöscht; die Tatsache bleibt.",
    "The data are not open to your role or are erased already; the fact itself stays.",
  ],
  open_card: ["Карточка человека", "Картка чалавека", "Karte der Person", "Person's card"],
  name: ["Имя", "Імя", "Name", "Name"],
  email: ["E-mail", "E-mail", "E-Mail", "E-mail"],
  phone: ["Телефон", "Тэлефон", "Telefon", "Phone"],
  ip: ["IP-адрес", "IP-адрас", "IP-Adresse", "IP address"],
  agent: ["Браузер", "Браўзер", "Browser", "Browser"],
  page: ["Страница", "Старонка", "Seite", "Page"],
  chain: ["Доказательство", "Доказ", "Beweis", "Proof"],
  chain_lead: [
    "Запись вплетена в журнал, который только дополняется. Её нельзя подменить незаметно для того, кто хранит более раннюю контрольную точку.",
    "Запіс уплецены ў журнал, які толькі дапаўняецца. Яго нельга падмяніць непрыкметна для таго, хто захоўвае больш раннюю кантрольную кропку.",
    "Der Eintrag ist in ein Protokoll verwoben, das nur wächst. Wer einen früheren Prüfpunkt besitzt, bemerkt jede Änderung.",
    "The record is woven into a log that only grows. Whoever holds an earlier checkpoint would notice any change.",
  ],
  in_log: ["Место в журнале", "Месца ў журнале", "Platz im Protokoll", "Place in the log"],
  of: ["{n} из {size}", "{n} з {size}", "{n} von {size}", "{n} of {size}"],
  leaf: ["Хеш записи", "Хэш запісу", "Hash des Eintrags", "Record hash"],
  text_hash: ["Хеш текста", "Хэш тэксту", "Hash des Textes", "Text hash"],
  checkpoint: ["Контрольная точка", "Кантрольная кропка", "Prüfpunkt", "Checkpoint"],
  verified: [
    "Проверено в этом браузере: запись входит в журнал",
    "Праверана ў гэтым браўзеры: запіс уваходзіць у журнал",
    "In diesem Browser geprüft: Der Eintrag steht im Protokoll",
    "Checked in this browser: the record is in the log",
  ],
  refuted: [
    "Доказательство не сходится с контрольной точкой",
    "Доказ не сыходзіцца з кантрольнай кропкай",
    "Der Beweis passt nicht zum Prüfpunkt",
    "The proof does not fit the checkpoint",
  ],
  not_checked: [
    "Здесь не проверено; проверьте командой ниже.",
    "Тут не праверана; праверце камандай ніжэй.",
    "Hier nicht geprüft; nutzen Sie den Befehl unten.",
    "Not checked here; use the command below.",
  ],
  check_yourself: [
    "Проверьте сами: без сервера, базы и сети",
    "Праверце самі: без сервера, базы і сеткі",
    "Selbst prüfen: ohne Server, Datenbank und Netz",
    "Check it yourself: no server, database or network",
  ],
  receipt: ["Скачать квитанцию", "Спампаваць квітанцыю", "Beleg herunterladen", "Download receipt"],
  proof: ["Скачать доказательство", "Спампаваць доказ", "Beweis herunterladen", "Download proof"],
  override: ["Решение об исключении", "Рашэнне аб выключэнні", "Beschlossene Ausnahme", "Override"],
  reason: ["причина", "прычына", "Begründung", "reason"],
  review_date: ["пересмотр", "перагляд", "Überprüfung", "review"],
  verdict: ["вывод", "выснова", "Urteil", "verdict"],
  by: ["решил", "вырашыў", "entschieden von", "decided by"],
  prev: ["Предыдущая запись", "Папярэдні запіс", "Voriger Eintrag", "Previous record"],
  next: ["Следующая запись", "Наступны запіс", "Nächster Eintrag", "Next record"],
} as const;

export const t = words(texts);

type Key = keyof typeof texts;

function has(key: string): key is Key {
  return Object.hasOwn(texts, key);
}

function known(prefix: string, word: string): string {
  const key = prefix + word;
  return has(key) ? t(key) : word;
}

export function actText(act: string): string {
  return known("act_", act);
}
export function stateText(state: string): string {
  return known("state_", state);
}
export function methodText(method: string): string {
  return method === "" ? "" : known("m_", method);
}
function recorderText(kind: string): string {
  return known("r_", kind);
}
export function factText(name: string): string {
  return known("", name);
}

/** Whose hand it was: a name for staff, otherwise what kind of recorder. */
export function recorderName(recorder: { readonly kind: string; readonly id: string }): string {
  return recorder.kind === "staff" ? staffNames.of(recorder.id) : recorderText(recorder.kind);
}
