/** The screen hash of docs/formats/screen-hash.md: what the visitor could read, read back. */
export interface ShownAgreement {
  readonly label: string;
  /** The captions of the two buttons, when the text was opened. */
  readonly buttons: readonly string[];
}

export function screenText(agreements: readonly ShownAgreement[], submit: string): string {
  return [...agreements.flatMap((shown) => [shown.label, ...shown.buttons]), submit]
    .map((line) => line.normalize("NFC").replace(/\s+/g, " ").trim())
    .join("\n");
}

/** SHA-256 in hexadecimal; `undefined` on a page without https, where browsers do not hash. */
export async function sha256(text: string): Promise<string | undefined> {
  const bytes = await crypto.subtle?.digest("SHA-256", new TextEncoder().encode(text));
  return (
    bytes &&
    Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("")
  );
}
