/** What changed between two texts, word by word: for a reader, not for a machine. */
export interface Piece {
  readonly op: "same" | "added" | "removed";
  readonly text: string;
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

export function wordDiff(before: string, after: string): Piece[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  )
    end++;
  const middle = walk(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([
    { op: "same", text: a.slice(0, start).join("") },
    ...middle,
    { op: "same", text: a.slice(a.length - end).join("") },
  ]);
}

/** The longest common sequence; beyond four million cells the whole stretch counts as replaced. */
function walk(a: readonly string[], b: readonly string[]): Piece[] {
  if (a.length * b.length > 4_000_000)
    return [
      { op: "removed", text: a.join("") },
      { op: "added", text: b.join("") },
    ];
  const wide = b.length + 1;
  const best = new Uint16Array((a.length + 1) * wide);
  const at = (i: number, j: number): number => best[i * wide + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i * wide + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      pieces.push({ op: "same", text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ op: "removed", text: left });
      i++;
    } else {
      pieces.push({ op: "added", text: right ?? "" });
      j++;
    }
  }
  return pieces;
}

/** Neighbours of one kind become one; a lone space between two changes belongs to them. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === "") continue;
    const last = out.at(-1);
    if (last?.op === piece.op) out[out.length - 1] = { op: last.op, text: last.text + piece.text };
    else out.push(piece);
  }
  return out;
}
