/**
 * The rosette of a record: twelve petals drawn from the first twelve bytes of the hash, by the same rule as on the
 * pages the server renders (docs/formats/seal.md). The same hash gives the same seal everywhere.
 */
const petals = 12;

/** Hashes come as hex or as base64; both name the same bytes. */
export function toHex(hash: string): string {
  if (/^[0-9a-f]*$/i.test(hash) && hash.length !== 44) return hash.toLowerCase();
  try {
    return Array.from(atob(hash), (c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  } catch {
    return "";
  }
}

function firstBytes(hash: string): number[] {
  const hex = toHex(hash).padEnd(petals * 2, "0");
  return Array.from({ length: petals }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}

function spot(radius: number, turn: number): string {
  const angle = 2 * Math.PI * turn - Math.PI / 2;
  return `${(50 + radius * Math.cos(angle)).toFixed(1)} ${(50 + radius * Math.sin(angle)).toFixed(1)}`;
}

export function sealPath(hash: string): string {
  const bytes = firstBytes(hash);
  const notch = (at: number): number => 33 + ((bytes[at % petals] ?? 0) >> 4) / 3;
  const petal = (at: number): number => 44 + ((bytes[at] ?? 0) & 15) / 2;
  let path = `M${spot(notch(0), 0)}`;
  for (let at = 0; at < petals; at++) {
    path += `Q${spot(petal(at), (at + 0.5) / petals)} ${spot(notch(at + 1), (at + 1) / petals)}`;
  }
  return path + "Z";
}

export function sealTicks(hash: string): string {
  return firstBytes(hash)
    .map((byte, at) => {
      const turn = (at + 0.5) / petals;
      return `M${spot(20, turn)}L${spot(21 + (byte & 15) / 2.5, turn)}`;
    })
    .join("");
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
