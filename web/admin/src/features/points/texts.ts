import { words } from "../../app/language.svelte";

export const texts = {
  title: ["Точки сбора", "Кропкі збору", "Erhebungsstellen", "Capture points"],
  lead: [
    "Где спрашивают согласие. Сервер сам открывает страницы и сравнивает показанный текст с опубликованным.",
    "Дзе пытаюць згоду. Сервер сам адкрывае старонкі і параўноўвае паказаны тэкст з апублікаваным.",
    "Wo um Einwilligung gebeten wird. Der Server öffnet die Seiten selbst und vergleicht den gezeigten Text mit dem veröffentlichten.",
    "Where consent is asked. The server opens the pages itself and compares what they show with what is published.",
  ],
  check: ["Проверить страницы", "Праверыць старонкі", "Seiten prüfen", "Check the pages"],
  checking: [
    "Проверка началась; результат появится здесь.",
    "Праверка пачалася; вынік з'явіцца тут.",
    "Die Prüfung läuft; das Ergebnis erscheint hier.",
    "The check has begun; its result appears here.",
  ],
  empty: [
    "Точек сбора пока нет",
    "Кропак збору пакуль няма",
    "Noch keine Erhebungsstelle",
    "No capture points yet",
  ],
  point: ["Точка", "Кропка", "Stelle", "Point"],
  last: ["Последний ответ", "Апошні адказ", "Letzte Antwort", "Last answer"],
  never: ["ещё не было", "яшчэ не было", "noch keine", "none yet"],
  problems: ["Что не так", "Што не так", "Was nicht stimmt", "What is wrong"],
  fine: ["всё в порядке", "усё добра", "alles in Ordnung", "all is well"],
  pages: ["Страницы", "Старонкі", "Seiten", "Pages"],
  not_yet: ["не проверялась", "не правяралася", "noch nicht geprüft", "not checked yet"],
  s_ok: ["текст верный", "тэкст правільны", "Text stimmt", "the text is right"],
  s_text_differs: [
    "показан другой текст",
    "паказаны іншы тэкст",
    "anderer Text gezeigt",
    "another text is shown",
  ],
  s_not_found: ["формы там нет", "формы там няма", "Formular fehlt dort", "no form there"],
  s_unreachable: [
    "страница не открывается",
    "старонка не адкрываецца",
    "Seite nicht erreichbar",
    "page cannot be opened",
  ],
  p_agreement_missing: [
    "нет соглашения",
    "няма пагаднення",
    "kein Einwilligungstext",
    "no agreement",
  ],
  p_agreement_retired: [
    "соглашение выведено",
    "пагадненне выведзена",
    "Text zurückgezogen",
    "agreement retired",
  ],
  p_pages_unknown: [
    "не указано, где форма стоит",
    "не пазначана, дзе форма стаіць",
    "Seiten nicht angegeben",
    "pages are not named",
  ],
  p_page_not_checked: [
    "страница не проверялась",
    "старонка не правяралася",
    "Seite nicht geprüft",
    "page not checked",
  ],
  p_page_text_differs: [
    "показан другой текст",
    "паказаны іншы тэкст",
    "anderer Text gezeigt",
    "another text is shown",
  ],
  p_page_not_found: [
    "на странице нет формы",
    "на старонцы няма формы",
    "Formular fehlt auf der Seite",
    "no form on the page",
  ],
  p_page_unreachable: [
    "страница не открывается",
    "старонка не адкрываецца",
    "Seite nicht erreichbar",
    "page cannot be opened",
  ],
  p_origin_not_allowed: [
    "сайт не в списке разрешённых",
    "сайт не ў спісе дазволеных",
    "Website nicht zugelassen",
    "site is not allowed",
  ],
  p_override_expired: [
    "исключение истекло",
    "выключэнне скончылася",
    "Ausnahme abgelaufen",
    "exception ended",
  ],
  expected: ["должен быть", "мусіць быць", "erwartet", "expected"],
  found: ["найден", "знойдзены", "gefunden", "found"],
} as const;

export const t = words(texts);

function known(prefix: string, name: string): string {
  const key = Object.keys(texts).find((one): one is keyof typeof texts => one === prefix + name);
  return key === undefined ? name : t(key);
}

export const problemText = (code: string): string => known("p_", code);
export const pageText = (state: string): string =>
  state === "" ? t("not_yet") : known("s_", state);
