import { words } from "../../app/language.svelte";

export const texts = {
  title: ["Сегодня", "Сёння", "Heute", "Today"],
  needs: ["Ждёт вас", "Чакае вас", "Wartet auf Sie", "Needs you"],
  nothing: [
    "Ничего не ждёт вас.",
    "Нічога не чакае вас.",
    "Nichts wartet auf Sie.",
    "Nothing needs you.",
  ],
  n_override_expired: [
    "Форма остановилась: истекло исключение",
    "Форма спынілася: скончылася выключэнне",
    "Das Formular ist angehalten: Die Ausnahme ist abgelaufen",
    "The form has stopped: its exception ended",
  ],
  n_override_expiring: [
    "Исключение пора пересмотреть, иначе форма остановится",
    "Выключэнне пара перагледзець, інакш форма спыніцца",
    "Die Ausnahme ist zu prüfen, sonst hält das Formular an",
    "Review the exception, or the form will stop",
  ],
  n_awaiting_approval: [
    "Черновик ждёт согласования",
    "Чарнавік чакае ўзгаднення",
    "Der Entwurf wartet auf Freigabe",
    "The draft awaits approval",
  ],
  n_frozen: [
    "Журнал заморожен: новые ответы не принимаются. Проверьте сервер.",
    "Журнал замарожаны: новыя адказы не прымаюцца. Праверце сервер.",
    "Das Protokoll ist eingefroren: Neue Antworten werden nicht angenommen. Prüfen Sie den Server.",
    "The log is frozen: no new answers are taken. Check the server.",
  ],
  n_no_company: [
    "Добавьте компанию, которая собирает данные",
    "Дадайце кампанію, якая збірае даныя",
    "Legen Sie das Unternehmen an, das Daten erhebt",
    "Add the company that collects data",
  ],
  n_draft_agreement: [
    "Соглашение ещё не опубликовано",
    "Пагадненне яшчэ не апублікавана",
    "Text noch nicht veröffentlicht",
    "Agreement not published yet",
  ],
  n_no_agreement: [
    "В форме нет соглашения",
    "У форме няма пагаднення",
    "Formular ohne Einwilligungstext",
    "Form without an agreement",
  ],
  n_draft_form: [
    "Форма ещё не опубликована",
    "Форма яшчэ не апублікавана",
    "Formular noch nicht veröffentlicht",
    "Form not published yet",
  ],
  n_warn: [
    "Режим согласия рискован",
    "Рэжым згоды рызыкоўны",
    "Riskanter Einwilligungsmodus",
    "The way of asking is risky",
  ],
  n_override: [
    "Держится на исключении: пересмотрите",
    "Трымаецца на выключэнні: перагледзьце",
    "Beruht auf einer Ausnahme: bitte überprüfen",
    "Rests on an exception: review it",
  ],
  n_forbid: [
    "Режим согласия запрещён",
    "Рэжым згоды забаронены",
    "Unzulässiger Einwilligungsmodus",
    "The way of asking is forbidden",
  ],
  setup_more: [
    "Настройка за пять минут",
    "Налада за пяць хвілін",
    "Einrichtung in fünf Minuten",
    "Set-up in five minutes",
  ],
  chart: [
    "За {days} {days|день|дня|дней}: {given} {given|согласие|согласия|согласий}, {declined} {declined|отказ|отказа|отказов}, {withdrawn} {withdrawn|отзыв|отзыва|отзывов}",
    "За {days} {days|дзень|дні|дзён}: {given} {given|згода|згоды|згод}, {declined} {declined|адмова|адмовы|адмоў}, {withdrawn} {withdrawn|адкліканне|адкліканні|адкліканняў}",
    "In {days} {days|Tag|Tagen}: {given} {given|Einwilligung|Einwilligungen}, {declined} {declined|Ablehnung|Ablehnungen}, {withdrawn} {withdrawn|Widerruf|Widerrufe}",
    "In {days} {days|day|days}: {given} {given|consent|consents}, {declined} {declined|refusal|refusals}, {withdrawn} {withdrawn|withdrawal|withdrawals}",
  ],
  given: ["дано", "дадзена", "erteilt", "given"],
  declined: ["отказ", "адмова", "abgelehnt", "declined"],
  not_given: ["не отмечено", "не адзначана", "nicht erteilt", "not given"],
  withdrawn: ["отозвано", "адклікана", "widerrufen", "withdrawn"],
  day: ["День", "Дзень", "Tag", "Day"],
  as_table: ["Таблицей", "Табліцай", "Als Tabelle", "As a table"],
  as_chart: ["Диаграммой", "Дыяграмай", "Als Diagramm", "As a chart"],
  latest: ["Последние записи", "Апошнія запісы", "Letzte Einträge", "Latest records"],
  all: ["Весь реестр", "Увесь рэестр", "Ganzes Register", "Whole register"],
  records: [
    "записей в журнале",
    "запісаў у журнале",
    "Einträge im Protokoll",
    "records in the log",
  ],
  no_data: [
    "За это время ответов не было.",
    "За гэты час адказаў не было.",
    "In dieser Zeit gab es keine Antworten.",
    "No answers in this time.",
  ],
} as const;

export const t = words(texts);
