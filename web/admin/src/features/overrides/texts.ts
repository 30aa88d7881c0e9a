import { words } from "../../app/language.svelte";

export const texts = {
  title: ["Исключения", "Выключэнні", "Ausnahmen", "Exceptions"],
  lead: [
    "Где форма спрашивает согласие не так, как право допускает без оговорок. У каждого исключения есть имя, причина и день пересмотра; в этот день форма остановится.",
    "Дзе форма пытае згоду не так, як права дапускае без агаворак. У кожнага выключэння ёсць імя, прычына і дзень перагляду; у гэты дзень форма спыніцца.",
    "Wo ein Formular anders um Einwilligung bittet, als das Recht es ohne Weiteres zulässt. Jede Ausnahme hat einen Namen, einen Grund und einen Prüftag; an diesem Tag hält das Formular an.",
    "Where a form asks for consent in a way the law does not simply allow. Each exception has a name, a reason and a review day; on that day the form stops.",
  ],
  empty: ["Исключений нет", "Выключэнняў няма", "Keine Ausnahmen", "No exceptions"],
  empty_hint: [
    "Все формы спрашивают так, как разрешает право.",
    "Усе формы пытаюць так, як дазваляе права.",
    "Alle Formulare fragen so, wie das Recht es erlaubt.",
    "All forms ask as the law allows.",
  ],
  form: ["Форма", "Форма", "Formular", "Form"],
  agreement: ["Соглашение", "Пагадненне", "Einwilligungstext", "Agreement"],
  reason: ["Причина", "Прычына", "Begründung", "Reason"],
  by: ["Кто решил", "Хто вырашыў", "Entschieden von", "Decided by"],
  at: ["Когда", "Калі", "Wann", "When"],
  review: ["Пересмотреть", "Перагледзець", "Prüfen bis", "Review by"],
  active: ["действует", "дзейнічае", "gilt", "in force"],
  expiring: ["скоро истечёт", "хутка скончыцца", "läuft bald ab", "ends soon"],
  expired: [
    "истекло, форма стоит",
    "скончылася, форма стаіць",
    "abgelaufen, Formular angehalten",
    "ended, the form has stopped",
  ],
  banner_expired: [
    "Форма не принимает ответов: {day} истёк срок исключения. Опубликуйте её в допустимом режиме или решите об исключении заново.",
    "Форма не прымае адказаў: {day} скончыўся тэрмін выключэння. Апублікуйце яе ў дапушчальным рэжыме або вырашыце пра выключэнне нанова.",
    "Das Formular nimmt keine Antworten an: Am {day} ist die Ausnahme abgelaufen. Veröffentlichen Sie es in einem erlaubten Modus oder entscheiden Sie neu über die Ausnahme.",
    "The form takes no answers: its exception ended on {day}. Publish it in an allowed mode, or decide on the exception anew.",
  ],
  banner_expiring: [
    "Исключение пора пересмотреть до {day}, иначе форма остановится.",
    "Выключэнне пара перагледзець да {day}, інакш форма спыніцца.",
    "Die Ausnahme ist bis {day} zu prüfen, sonst hält das Formular an.",
    "Review the exception by {day}, or the form will stop.",
  ],
} as const;

export const t = words(texts);
