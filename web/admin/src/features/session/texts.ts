import { words } from "../../app/language.svelte";

export const texts = {
  title: ["Вход", "Уваход", "Anmelden", "Sign in"],
  lead: [
    "Реестр согласий, который можно проверить.",
    "Рэестр згод, які можна праверыць.",
    "Das Einwilligungsregister, das sich prüfen lässt.",
    "A register of consents that can be checked.",
  ],
  email: ["E-mail", "E-mail", "E-Mail", "E-mail"],
  password: ["Пароль", "Пароль", "Passwort", "Password"],
  submit: ["Войти", "Увайсці", "Anmelden", "Sign in"],
  totp: ["Код из приложения", "Код з праграмы", "Code aus der App", "Code from the app"],
  totp_hint: [
    "Шесть цифр из приложения для одноразовых кодов",
    "Шэсць лічбаў з праграмы для аднаразовых кодаў",
    "Sechs Ziffern aus Ihrer Authenticator-App",
    "Six digits from your authenticator app",
  ],
  other: [
    "Войти под другим адресом",
    "Увайсці пад іншым адрасам",
    "Andere Adresse verwenden",
    "Use another address",
  ],
  failed: [
    "Адрес или пароль не подходят.",
    "Адрас або пароль не падыходзяць.",
    "Adresse oder Passwort stimmen nicht.",
    "The address or the password is not right.",
  ],
  failed_totp: [
    "Код не подходит. Дождитесь следующего и введите его.",
    "Код не падыходзіць. Дачакайцеся наступнага і ўвядзіце яго.",
    "Der Code stimmt nicht. Warten Sie auf den nächsten und geben Sie ihn ein.",
    "The code is not right. Wait for the next one and enter it.",
  ],
  too_many: [
    "Слишком много попыток. Подождите несколько минут.",
    "Занадта шмат спроб. Пачакайце некалькі хвілін.",
    "Zu viele Versuche. Bitte warten Sie einige Minuten.",
    "Too many attempts. Wait a few minutes.",
  ],
} as const;

export const t = words(texts);
