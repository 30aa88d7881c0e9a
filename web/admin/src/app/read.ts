/** Reading what came from outside: a value becomes a typed one, or `undefined` when its shape is not the agreed one. */
export type Read<T> = (value: unknown) => T | undefined;

export type TextByLang = Readonly<Record<string, string>>;

/** Goes through the members of one object; remembers whether each was what it had to be. */
export class Members {
  private sound = true;

  constructor(private readonly source: object) {}

  raw(name: string): unknown {
    return Object.hasOwn(this.source, name) ? Reflect.get(this.source, name) : undefined;
  }

  /** The built value, or `undefined` if any member was missing or of another kind. */
  finish<T>(built: T): T | undefined {
    return this.sound ? built : undefined;
  }

  private wrong<T>(fallback: T): T {
    this.sound = false;
    return fallback;
  }

  private absent(name: string): boolean {
    const value = this.raw(name);
    return value === undefined || value === null;
  }

  text(name: string): string {
    const value = this.raw(name);
    return typeof value === "string" ? value : this.wrong("");
  }

  /** A text that may be missing; gives the empty one then. */
  textOrNone(name: string): string {
    return this.absent(name) ? "" : this.text(name);
  }

  number(name: string): number {
    const value = this.raw(name);
    return typeof value === "number" && Number.isFinite(value) ? value : this.wrong(0);
  }

  numberOr(name: string, fallback: number): number {
    return this.absent(name) ? fallback : this.number(name);
  }

  maybeNumber(name: string): number | undefined {
    return this.absent(name) ? undefined : this.number(name);
  }

  flag(name: string): boolean {
    const value = this.raw(name);
    return typeof value === "boolean" ? value : this.wrong(false);
  }

  flagOr(name: string, fallback: boolean): boolean {
    return this.absent(name) ? fallback : this.flag(name);
  }

  one<T>(name: string, read: Read<T>, fallback: T): T {
    const value = read(this.raw(name));
    return value === undefined ? this.wrong(fallback) : value;
  }

  maybe<T>(name: string, read: Read<T>): T | undefined {
    return this.absent(name) ? undefined : (read(this.raw(name)) ?? this.wrong(undefined));
  }

  /** A list; a missing one counts as empty. */
  list<T>(name: string, read: Read<T>): T[] {
    if (this.absent(name)) return [];
    return readList(read)(this.raw(name)) ?? this.wrong([]);
  }

  texts(name: string): TextByLang {
    return this.absent(name) ? {} : (readTexts(this.raw(name)) ?? this.wrong({}));
  }

  oneOf<const T extends string>(name: string, words: readonly T[], fallback: T): T {
    return word(this.raw(name), words) ?? this.wrong(fallback);
  }
}

export function members(value: unknown): Members | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? new Members(value)
    : undefined;
}

export function word<const T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((known) => known === value);
}

export function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function readNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function readTexts(value: unknown): TextByLang | undefined {
  const source = members(value);
  if (source === undefined || typeof value !== "object" || value === null) return undefined;
  const texts: Record<string, string> = {};
  for (const name of Object.keys(value)) texts[name] = source.text(name);
  return source.finish(texts);
}

export function readList<T>(read: Read<T>): Read<T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const list: T[] = [];
    for (const entry of value) {
      const one = read(entry);
      if (one === undefined) return undefined;
      list.push(one);
    }
    return list;
  };
}

/** The items of a list answer: `{"items":[…]}`. */
export function readItems<T>(read: Read<T>): Read<T[]> {
  return (value) => {
    const source = members(value);
    if (source === undefined) return undefined;
    return readList(read)(source.raw("items"));
  };
}

/** For answers whose body nobody looks at. */
export function readNothing(): true {
  return true;
}
