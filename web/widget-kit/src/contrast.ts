/** Contrast of colours as WCAG 2 counts it. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reads the computed form of a colour: "rgb(1, 2, 3)" or "color(srgb 0.1 0.2 0.3)". */
export function readColor(computed: string): Rgb | undefined {
  const numbers = (computed.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const [red, green, blue] = numbers;
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  if (computed.startsWith("rgb")) return [red / 255, green / 255, blue / 255];
  return computed.startsWith("color(srgb ") ? [red, green, blue] : undefined;
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
