/**
 * Reads what came from outside. Nothing is cast: an unknown shape gives `undefined`. Readers are
 * small functions that are put together, because they travel to every visitor.
 */
export type Reader<T> = (data: unknown) => T | undefined;

function isRecord(data: unknown): data is { readonly [name: string]: unknown } {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

export const text: Reader<string> = (data) => (typeof data === "string" ? data : undefined);
export const number: Reader<number> = (data) => (typeof data === "number" ? data : undefined);
/** Absent is false. */
export const flag: Reader<boolean> = (data) => data === true;

export function or<T, U>(reader: Reader<T>, otherwise: U): Reader<T | U> {
  return (data) => reader(data) ?? otherwise;
}

/** All items, or `undefined` when one of them is not readable. */
export function list<T>(item: Reader<T>): Reader<readonly T[]> {
  return (data) => {
    if (!Array.isArray(data)) return undefined;
    const items: T[] = [];
    for (const entry of data) {
      const read = item(entry);
      if (read === undefined) return undefined;
      items.push(read);
    }
    return items;
  };
}

/** Each member is read from the name it has in the document. */
export function object<T>(members: {
  readonly [K in keyof T]: readonly [name: string, reader: Reader<T[K]>];
}): Reader<T> {
  return (data) => {
    if (!isRecord(data)) return undefined;
    const out: Partial<T> = {};
    for (const key in members) {
      const [name, reader] = members[key];
      const value = reader(data[name]);
      if (value === undefined) return undefined;
      out[key] = value;
    }
    return isWhole(out, members) ? out : undefined;
  };
}

function isWhole<T>(out: Partial<T>, members: object): out is T {
  return Object.keys(members).every((key) => key in out);
}

/** The value of the first member that is there and readable. */
export function pick<T>(readers: { readonly [name: string]: Reader<T> }): Reader<T> {
  return (data) => {
    if (!isRecord(data)) return undefined;
    for (const name in readers) if (name in data) return readers[name]?.(data[name]);
    return undefined;
  };
}
