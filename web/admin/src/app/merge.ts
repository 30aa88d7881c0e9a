/**
 * Two people changed one draft. Its parts are compared with what both began from: a part that only one of them touched
 * is his; a part that both touched differently is for the reader to decide.
 */
export type Parts = Readonly<Record<string, unknown>>;

export interface Clash {
  readonly part: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly parts: Parts;
  readonly clashes: readonly Clash[];
}

/** Members of a draft; texts by language are parts of their own: `title.ru`. */
export function partsOf(draft: object): Parts {
  const parts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(draft)) {
    if (isTexts(value))
      for (const [lang, text] of Object.entries(value)) parts[`${name}.${lang}`] = text;
    else parts[name] = value;
  }
  return parts;
}

export function draftOf(parts: Parts): Record<string, unknown> {
  const draft: Record<string, unknown> = {};
  for (const [part, value] of Object.entries(parts)) {
    const [name = "", lang] = part.split(".");
    if (lang === undefined) draft[name] = isEmpty(value) && name in draft ? draft[name] : value;
    else draft[name] = { ...(isTexts(draft[name]) ? draft[name] : {}), [lang]: value };
  }
  return draft;
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(
      ([name, text]) => /^[a-z]{2,3}$/.test(name) && typeof text === "string",
    )
  );
}

export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** One text for one value, whatever order its members came in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export function merge(base: Parts, mine: Parts, theirs: Parts): Merged {
  const parts: Record<string, unknown> = {};
  const clashes: Clash[] = [];
  for (const part of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, ours, others] = [base[part], mine[part], theirs[part]];
    const kept = same(ours, others) || same(others, was) ? ours : same(ours, was) ? others : ours;
    if (kept !== undefined) parts[part] = kept;
    if (!same(ours, others) && !same(ours, was) && !same(others, was))
      clashes.push({ part, mine: ours, theirs: others });
  }
  return { parts, clashes };
}
