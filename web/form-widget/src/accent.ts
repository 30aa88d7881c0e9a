/**
 * The page may colour the form (--placet-accent). A colour that cannot be read against the form's
 * surface is not used: the form's own takes its place, and the element says so in an attribute.
 */
import type { Look } from "@placet/contract";
import { contrast, readColor } from "@placet/widget-kit/contrast.ts";

export function dress(host: HTMLElement, form: HTMLElement, look: Look | null | undefined): void {
  // Set by script, through the CSSOM: no style attribute, so no exception in the page's policy.
  const set = (name: string, value: unknown, css: string) =>
    value && form.style.setProperty(name, css);
  if (look) {
    set("--wished", look.light, `light-dark(${look.light},${look.dark})`);
    set("--radius", look.corner !== null, `var(--placet-radius,${look.corner}px)`);
    set("--font", look.font === "system", "system-ui,sans-serif");
  }
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
