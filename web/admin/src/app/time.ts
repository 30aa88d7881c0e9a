import { language, type Language } from "./language.svelte";

// Month names are written here because browsers do not all know Belarusian dates.
const months: Readonly<Record<Language, readonly string[]>> = {
  ru: ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
  be: ["сту", "лют", "сак", "кра", "мая", "чэр", "ліп", "жні", "вер", "кас", "ліс", "сне"],
  de: [
    "Jan.",
    "Feb.",
    "März",
    "Apr.",
    "Mai",
    "Juni",
    "Juli",
    "Aug.",
    "Sep.",
    "Okt.",
    "Nov.",
    "Dez.",
  ],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

function two(n: number): string {
  return String(n).padStart(2, "0");
}

/** `22 ноя 2026` in the zone of the reader. */
export function day(instant: string, lang: Language = language.now): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const month = months[lang][at.getMonth()] ?? "";
  const dot = lang === "de" ? "." : "";
  return `${String(at.getDate())}${dot} ${month} ${String(at.getFullYear())}`;
}

/** `22 ноя, 14:03`: for rows whose number names the year already. */
export function short(instant: string, lang: Language = language.now): string {
  const year = ` ${String(new Date(instant).getFullYear())}`;
  return moment(instant, lang).replace(year, "");
}

/** `22 ноя 2026, 14:03`. */
export function moment(instant: string, lang: Language = language.now): string {
  return `${day(instant, lang)}, ${clock(instant)}`;
}

export function clock(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? "" : `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The full instant with seconds, both in the reader's zone and in UTC: what a pointer over a time shows. */
export function exact(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `${moment(instant)}:${two(at.getSeconds())} (${zone}) · ${at.toISOString()}`;
}

/** The record's number as people say it: `2026-000123`. */
export function recordNumber(instant: string, index: number): string {
  const year = new Date(instant).getUTCFullYear();
  return `${Number.isNaN(year) ? "0000" : String(year)}-${String(index).padStart(6, "0")}`;
}

export function count(n: number, lang: Language = language.now): string {
  const grouped = String(Math.trunc(n)).replace(
    /\B(?=(\d{3})+(?!\d))/g,
    lang === "de" ? "." : lang === "en" ? "," : "\u00a0",
  );
  return grouped;
}
