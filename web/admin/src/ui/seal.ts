/**
 * The rosette of a record: 12 lobes and the 12 notches between them, drawn from the first bytes of the hash.
 * The same hash gives the same seal everywhere.
 */
const lobes = 12;
const middle = 50;

export function nibbles(hash: string): number[] {
  const hex = toHex(hash).padEnd(lobes * 2, "0");
  return Array.from({ length: lobes * 2 }, (_, at) => Number.parseInt(hex.charAt(at), 16));
}

/** Hashes come as hex or as base64; both name the same bytes. */
export function toHex(hash: string): string {
  if (/^[0-9a-f]*$/i.test(hash) && hash.length !== 44) return hash.toLowerCase();
  try {
    return Array.from(atob(hash), (c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  } catch {
    return "";
  }
}

export function sealPath(hash: string): string {
  const wave = nibbles(hash);
  const points: string[] = [];
  for (let at = 0; at < lobes; at++) {
    const reach = 43 + ((wave[at] ?? 0) / 15) * 6;
    const notch = depth(wave, at);
    const step = (2 * Math.PI) / lobes;
    const angle = at * step - Math.PI / 2;
    const into = spot(angle - step / 2, notch);
    const left = spot(angle - step / 3.2, reach);
    const right = spot(angle + step / 3.2, reach);
    const nextNotch = depth(wave, (at + 1) % lobes);
    const out = spot(angle + step / 2, nextNotch);
    points.push(`${at === 0 ? "M" + into : ""}C${left} ${right} ${out}`);
  }
  return points.join("") + "Z";
}

function depth(wave: readonly number[], at: number): number {
  return 32 + ((wave[at + lobes] ?? 0) / 15) * 9;
}

function spot(angle: number, radius: number): string {
  const x = middle + Math.cos(angle) * radius;
  const y = middle + Math.sin(angle) * radius;
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

export type SealLook = "solid" | "outline" | "struck" | "dashed" | "ghost" | "hollow" | "refused";

export function sealLook(state: string): SealLook {
  switch (state) {
    case "given":
      return "solid";
    case "declined":
      return "refused";
    case "not_given":
    case "not_asked":
      return "hollow";
    case "withdrawn":
    case "invalidated":
      return "struck";
    case "expired":
      return "outline";
    case "erased":
      return "ghost";
    default:
      return "dashed";
  }
}
