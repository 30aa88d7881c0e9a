/**
 * The page may colour the form (--placet-accent). A colour that cannot be read against the form's
 * surface is not used: the form's own takes its place, and the element says so in an attribute.
 */
import { contrast, readColor } from "@placet/widget-kit/contrast.ts";

export function correctAccent(host: HTMLElement, form: HTMLElement, wished: string): void {
  // Set by script, through the CSSOM: no style attribute, so no exception in the page's policy.
  if (/^#[0-9a-f]{6}$/i.test(wished)) form.style.setProperty("--wished", wished);
  form.classList.remove("own", "dark");
  const style = getComputedStyle(form);
  const surface = readColor(style.backgroundColor);
  const isWeak = () => {
    const accent = readColor(style.outlineColor);
    return !!accent && !!surface && contrast(accent, surface) < 4.5;
  };
  const refused = isWeak();
  form.classList.toggle("own", refused);
  const accent = readColor(style.outlineColor);
  form.classList.toggle("dark", !!accent && contrast(accent, [1, 1, 1]) < 4.5);
  host.toggleAttribute("data-accent-refused", refused);
}
