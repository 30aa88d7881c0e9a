import { words } from "../../app/language.svelte";

export const texts = {
  title: ["Моя учётная запись", "Мой уліковы запіс", "Mein Konto", "My account"],
  password: ["Пароль", "Пароль", "Passwort", "Password"],
  current: ["Нынешний пароль", "Цяперашні пароль", "Aktuelles Passwort", "Current password"],
  wish: ["Новый пароль", "Новы пароль", "Neues Passwort", "New password"],
  wish_hint: [
    "Не короче 10 знаков",
    "Не карацей за 10 знакаў",
    "Mindestens 10 Zeichen",
    "At least 10 characters",
  ],
  change: ["Сменить пароль", "Змяніць пароль", "Passwort ändern", "Change password"],
  changed: ["Пароль изменён", "Пароль зменены", "Passwort geändert", "Password changed"],
  totp: [
    "Второй шаг при входе",
    "Другі крок пры ўваходзе",
    "Zweiter Schritt beim Anmelden",
    "Second step when signing in",
  ],
  totp_off: [
    "Кроме пароля понадобится код из приложения на телефоне. Украденного пароля будет мало.",
    "Апроч пароля спатрэбіцца код з праграмы на тэлефоне. Скрадзенага пароля будзе мала.",
    "Zusätzlich zum Passwort wird ein Code aus einer App verlangt. Ein gestohlenes Passwort reicht dann nicht.",
    "Besides the password a code from an app is asked for. A stolen password is then not enough.",
  ],
  totp_on: [
    "Второй шаг включён.",
    "Другі крок уключаны.",
    "Der zweite Schritt ist eingeschaltet.",
    "The second step is on.",
  ],
  begin: ["Включить", "Уключыць", "Einschalten", "Turn on"],
  stop: ["Выключить", "Выключыць", "Ausschalten", "Turn off"],
  secret: ["Ключ для приложения", "Ключ для праграмы", "Schlüssel für die App", "Key for the app"],
  secret_hint: [
    "Введите этот ключ в приложение для одноразовых кодов, затем подтвердите кодом из него.",
    "Увядзіце гэты ключ у праграму для аднаразовых кодаў, потым пацвердзіце кодам з яе.",
    "Geben Sie diesen Schlüssel in Ihre Authenticator-App ein und bestätigen Sie mit dem Code daraus.",
    "Enter this key in your authenticator app, then confirm with the code it shows.",
  ],
  open_app: ["Открыть в приложении", "Адкрыць у праграме", "In der App öffnen", "Open in the app"],
  code: ["Код из приложения", "Код з праграмы", "Code aus der App", "Code from the app"],
  confirm: ["Подтвердить", "Пацвердзіць", "Bestätigen", "Confirm"],
  look: ["Язык и вид", "Мова і выгляд", "Sprache und Ansicht", "Language and look"],
  roles: ["Ваши роли", "Вашы ролі", "Ihre Rollen", "Your roles"],
} as const;

export const t = words(texts);
