import { word } from "./read";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
const stored = "placet.theme";

export function theme(): Theme {
  return word(localStorage.getItem(stored), themes) ?? "system";
}

export function applyTheme(wish: Theme): void {
  document.documentElement.dataset["theme"] = wish;
  localStorage.setItem(stored, wish);
}
