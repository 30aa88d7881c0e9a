/**
 * The check of one record against the head of the log, as RFC 6962 says it, done in the reader's own browser.
 * It proves that the record is in the tree whose root the checkpoint names; the checkpoint's signature is for the
 * command-line tool and for strangers' tools.
 */
export type Checked = "verified" | "refuted" | "not_checked";

export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function bytesOfHash(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (/^[0-9a-f]{64}$/i.test(text)) {
    return Uint8Array.from({ length: 32 }, (_, at) =>
      Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
    );
  }
  const bytes = bytesOfBase64(text);
  return bytes?.length === 32 ? bytes : undefined;
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", all));
}

/** The second and third line of a checkpoint: the size of the tree and its root. */
export function headOf(checkpoint: string): { size: number; root: string } | undefined {
  const [, size, root] = checkpoint.split("\n");
  if (size === undefined || root === undefined || !/^\d+$/.test(size)) return undefined;
  return { size: Number(size), root };
}

export async function rootFrom(
  leaf: Uint8Array,
  index: number,
  size: number,
  hashes: readonly Uint8Array[],
): Promise<Uint8Array | undefined> {
  if (index < 0 || index >= size) return undefined;
  let node = index;
  let last = size - 1;
  let root = leaf;
  for (const hash of hashes) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      root = await sha256(new Uint8Array([1]), hash, root);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      root = await sha256(new Uint8Array([1]), root, hash);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : undefined;
}

export interface ProofParts {
  readonly index: number;
  readonly size: number;
  readonly leafHash: string;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
}

export async function check(proof: ProofParts): Promise<Checked> {
  if (!("subtle" in crypto)) return "not_checked";
  const head = headOf(proof.checkpoint);
  const leaf = bytesOfHash(proof.leafHash);
  const hashes = proof.hashes.map(bytesOfHash).filter((one) => one !== undefined);
  if (head === undefined || leaf === undefined || hashes.length !== proof.hashes.length)
    return "not_checked";
  if (head.size !== proof.size) return "refuted";
  const root = await rootFrom(leaf, proof.index, proof.size, hashes);
  const wanted = bytesOfBase64(head.root);
  if (root === undefined || wanted === undefined) return "refuted";
  return hexOf(root) === hexOf(wanted) ? "verified" : "refuted";
}

export async function textMatches(
  bytes: ArrayBuffer,
  sha256Hex: string,
): Promise<boolean | undefined> {
  if (!("subtle" in crypto)) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return hexOf(digest) === sha256Hex.toLowerCase();
}
