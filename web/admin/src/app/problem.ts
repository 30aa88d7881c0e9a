import { members, readList, type Read } from "./read";

/** What a refused or failed call is, in the server's words (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly invalid: readonly InvalidField[];
  /** The whole body, for answers that carry more (findings, verdicts). */
  readonly body: unknown;
}

export interface InvalidField {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly next: string | undefined }
  | { readonly ok: false; readonly error: Problem };

const readInvalid: Read<InvalidField> = (value) => {
  const source = members(value);
  return source?.finish({
    field: source.text("field"),
    code: source.textOrNone("code"),
    message: source.textOrNone("message"),
  });
};

export function readProblem(status: number, body: unknown): Problem {
  const source = members(body);
  const text = (name: string): string => {
    const value = source?.raw(name);
    return typeof value === "string" ? value : "";
  };
  return {
    status,
    code: text("code") || "http_" + String(status),
    title: text("title"),
    detail: text("detail"),
    invalid: readList(readInvalid)(source?.raw("invalid")) ?? [],
    body,
  };
}

export function problem(code: string, title = ""): Problem {
  return { status: 0, code, title, detail: "", invalid: [], body: undefined };
}

/** The message for one field, by its exact name or by its first part ("requisites.unp" → "unp"). */
export function fieldError(error: Problem | undefined, field: string): string {
  const hit = error?.invalid.find(
    (one) => one.field === field || one.field.replace(/^\//, "").replaceAll("/", ".") === field,
  );
  return hit?.message ?? "";
}
