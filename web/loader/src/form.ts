/**
 * What a site pastes: <script async src="https://…/e/form.js" data-form="f_…"></script>.
 * Puts a <placet-form> where the script stands and loads the form in the visitor's language. When
 * that takes longer than four seconds, a plain link to the form's own page appears instead.
 * No cookie, no storage, no global but `Placet`.
 */
import { pickLanguage } from "@placet/widget-kit/languages.ts";

declare const __VERSION__: string;
declare const __BUILD__: string;

declare global {
  interface Window {
    Placet?: { version: string };
  }
}

const patience = 4000;
const linkTexts = {
  ru: "Открыть форму",
  be: "Адкрыць форму",
  de: "Formular öffnen",
  en: "Open the form",
} as const;

function place(script: HTMLScriptElement): void {
  const form = script.dataset["form"];
  if (!form || script.dataset["placed"] !== undefined) return;
  script.dataset["placed"] = "";
  const server = new URL(script.src).origin;
  const language =
    pickLanguage([script.dataset["lang"], document.documentElement.lang, ...navigator.languages]) ??
    "en";

  const element = document.createElement("placet-form");
  element.setAttribute("form", form);
  element.setAttribute("server", server);
  element.setAttribute("lang", language);
  // By script, not as an attribute: the page's policy for styles is not asked.
  if (script.dataset["accent"])
    element.style.setProperty("--placet-accent", script.dataset["accent"]);
  if (script.dataset["theme"]) element.setAttribute("theme", script.dataset["theme"]);

  // Seen only while the element has no shadow root, that is, while our code is not there.
  const link = document.createElement("a");
  link.href = `${server}/f/${encodeURIComponent(form)}?lang=${language}`;
  link.textContent = linkTexts[language];
  link.hidden = true;
  element.append(link);
  script.after(element);
  const showLink = () => {
    link.hidden = false;
  };
  setTimeout(showLink, patience);
  import(/* @vite-ignore */ `${server}/e/${__VERSION__}/form.${language}.js?${__BUILD__}`).catch(
    showLink,
  );
}

window.Placet ??= { version: __VERSION__ };
for (const script of document.querySelectorAll<HTMLScriptElement>(
  'script[src*="/e/form.js"][data-form]',
))
  place(script);
