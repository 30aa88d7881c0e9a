import { words } from "../../app/language.svelte";

export const texts = {
  approval: [
    "Согласование текстов",
    "Узгадненне тэкстаў",
    "Freigabe von Texten",
    "Approval of texts",
  ],
  approval_second: [
    "Новую версию соглашения согласует второй человек",
    "Новую версію пагаднення ўзгадняе другі чалавек",
    "Eine zweite Person gibt jede neue Fassung frei",
    "A second person approves each new version of an agreement",
  ],
  approval_hint: [
    "Тот, кто написал черновик, сам его не согласует.",
    "Той, хто напісаў чарнавік, сам яго не ўзгадняе.",
    "Wer den Entwurf geschrieben hat, gibt ihn nicht selbst frei.",
    "Whoever wrote the draft does not approve it.",
  ],
  title: ["Команда и доступ", "Каманда і доступ", "Team und Zugriff", "Team & access"],
  staff: ["Сотрудники", "Супрацоўнікі", "Mitarbeitende", "Staff"],
  keys: ["Ключи API", "Ключы API", "API-Schlüssel", "API keys"],
  invite: ["Добавить сотрудника", "Дадаць супрацоўніка", "Person hinzufügen", "Add a person"],
  person: ["Имя", "Імя", "Name", "Name"],
  email: ["E-mail", "E-mail", "E-Mail", "E-mail"],
  password: ["Первый пароль", "Першы пароль", "Erstes Passwort", "First password"],
  password_hint: [
    "Не короче 10 знаков. Передайте его лично; сотрудник сменит пароль после входа.",
    "Не карацей за 10 знакаў. Перадайце яго асабіста; супрацоўнік зменіць пароль пасля ўваходу.",
    "Mindestens 10 Zeichen. Übergeben Sie es persönlich; die Person ändert es nach der Anmeldung.",
    "At least 10 characters. Hand it over in person; it is changed after signing in.",
  ],
  roles: ["Роли", "Ролі", "Rollen", "Roles"],
  owner: ["Владелец", "Уладальнік", "Inhaber", "Owner"],
  privacy_officer: [
    "Ответственный за данные",
    "Адказны за даныя",
    "Datenschutz",
    "Privacy officer",
  ],
  editor: ["Редактор", "Рэдактар", "Redaktion", "Editor"],
  operator: ["Оператор", "Аператар", "Sachbearbeitung", "Operator"],
  auditor: ["Аудитор", "Аўдытар", "Prüfung", "Auditor"],
  matrix: ["Кто что может", "Хто што можа", "Wer darf was", "Who may do what"],
  right: ["Право", "Права", "Recht", "Right"],
  can_texts: [
    "Готовить соглашения и формы",
    "Рыхтаваць пагадненні і формы",
    "Texte und Formulare bearbeiten",
    "Prepare agreements and forms",
  ],
  can_publish: ["Публиковать", "Публікаваць", "Veröffentlichen", "Publish"],
  can_override: [
    "Решать об исключении из правил",
    "Вырашаць аб выключэнні з правілаў",
    "Ausnahmen beschließen",
    "Decide on exceptions",
  ],
  can_register: ["Смотреть реестр", "Глядзець рэестр", "Register einsehen", "See the register"],
  can_personal: [
    "Видеть персональные данные",
    "Бачыць персанальныя даныя",
    "Personendaten sehen",
    "See personal data",
  ],
  can_team: [
    "Управлять командой и ключами",
    "Кіраваць камандай і ключамі",
    "Team und Schlüssel verwalten",
    "Manage team and keys",
  ],
  yes: ["да", "так", "ja", "yes"],
  no: ["нет", "не", "nein", "no"],
  active: ["активен", "актыўны", "aktiv", "active"],
  inactive: ["отключён", "адключаны", "deaktiviert", "deactivated"],
  deactivate: ["Отключить", "Адключыць", "Deaktivieren", "Deactivate"],
  activate: ["Включить", "Уключыць", "Aktivieren", "Activate"],
  deactivated: [
    "{name}: доступ отключён",
    "{name}: доступ адключаны",
    "{name}: Zugriff deaktiviert",
    "{name}: access deactivated",
  ],
  change_roles: ["Роли: {name}", "Ролі: {name}", "Rollen: {name}", "Roles: {name}"],
  edit_roles: ["Изменить роли", "Змяніць ролі", "Rollen ändern", "Change roles"],
  totp: ["Второй шаг", "Другі крок", "Zweiter Schritt", "Second step"],
  you: ["вы", "вы", "Sie", "you"],
  new_key: ["Новый ключ", "Новы ключ", "Neuer Schlüssel", "New key"],
  key_name: ["Название", "Назва", "Name", "Name"],
  key_name_hint: [
    "Кто или что им пользуется",
    "Хто або што ім карыстаецца",
    "Wer oder was ihn benutzt",
    "Who or what uses it",
  ],
  scopes: ["Что разрешено", "Што дазволена", "Was erlaubt ist", "What it may do"],
  s_register: ["Читать реестр", "Чытаць рэестр", "Register lesen", "Read the register"],
  s_contacts: [
    "Читать карточки людей",
    "Чытаць карткі людзей",
    "Personenkarten lesen",
    "Read people's cards",
  ],
  s_agreements: [
    "Менять соглашения",
    "Мяняць пагадненні",
    "Einwilligungstexte ändern",
    "Change agreements",
  ],
  s_forms: ["Менять формы", "Мяняць формы", "Formulare ändern", "Change forms"],
  s_admin: ["Всё", "Усё", "Alles", "Everything"],
  key_once: [
    "Ключ показывается один раз. Сохраните его сейчас: позже его не увидит никто, и мы тоже.",
    "Ключ паказваецца адзін раз. Захавайце яго цяпер: пазней яго не ўбачыць ніхто, і мы таксама.",
    "Der Schlüssel wird nur einmal angezeigt. Bewahren Sie ihn jetzt auf: Später sieht ihn niemand mehr, auch wir nicht.",
    "The key is shown once. Keep it now: later nobody will see it, nor shall we.",
  ],
  revoke: ["Отозвать", "Адклікаць", "Widerrufen", "Revoke"],
  revoke_sure: [
    "Отозвать ключ «{name}»? Всё, что им пользуется, сразу перестанет работать. Вернуть ключ нельзя.",
    "Адклікаць ключ «{name}»? Усё, што ім карыстаецца, адразу перастане працаваць. Вярнуць ключ нельга.",
    "Schlüssel „{name}“ widerrufen? Alles, was ihn benutzt, verliert sofort den Zugriff. Das lässt sich nicht rückgängig machen.",
    "Revoke the key “{name}”? Whatever uses it stops working at once. This cannot be undone.",
  ],
  revoked: ["Ключ отозван", "Ключ адкліканы", "Schlüssel widerrufen", "Key revoked"],
  created: ["Создан", "Створаны", "Erstellt", "Created"],
  last_used: ["Последнее обращение", "Апошні зварот", "Zuletzt benutzt", "Last used"],
  no_keys: ["Ключей нет", "Ключоў няма", "Keine Schlüssel", "No keys"],
  no_keys_hint: [
    "Ключ нужен, чтобы другая программа читала реестр или меняла формы.",
    "Ключ патрэбны, каб іншая праграма чытала рэестр або мяняла формы.",
    "Ein Schlüssel erlaubt einem anderen Programm, das Register zu lesen oder Formulare zu ändern.",
    "A key lets another program read the register or change forms.",
  ],
} as const;

export const t = words(texts);

export function scopeText(scope: string): string {
  switch (scope) {
    case "register:read":
      return t("s_register");
    case "contacts:read":
      return t("s_contacts");
    case "agreements:write":
      return t("s_agreements");
    case "forms:write":
      return t("s_forms");
    case "admin":
      return t("s_admin");
    default:
      return scope;
  }
}
