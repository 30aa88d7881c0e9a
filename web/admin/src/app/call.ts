import { language } from "./language.svelte";
import { problem, readProblem, type Answer } from "./problem";
import type { Read } from "./read";

export interface Call<T> {
  readonly read: Read<T>;
  readonly body?: unknown;
  /** The revision the change was made on; the server refuses it when somebody was quicker. */
  readonly revision?: number;
  readonly signal?: AbortSignal;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

let csrf = "";
let onSignedOut: () => void = () => undefined;

/** The token that proves a write comes from this page; kept in memory only. */
export function useCsrf(token: string): void {
  csrf = token;
}

export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

export async function call<T>(method: Method, path: string, wish: Call<T>): Promise<Answer<T>> {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": language.now });
  const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store" };
  if (method !== "GET") {
    headers.set("X-CSRF-Token", csrf);
    if (method === "POST") headers.set("Idempotency-Key", crypto.randomUUID());
  }
  if (wish.revision !== undefined) headers.set("If-Match", `"${String(wish.revision)}"`);
  if (wish.body !== undefined) {
    headers.set("Content-Type", "application/json");
    init.body = JSON.stringify(wish.body);
  }
  if (wish.signal) init.signal = wish.signal;

  let response: Response;
  try {
    response = await fetch("/api/v1" + path, init);
  } catch {
    return { ok: false, error: problem(wish.signal?.aborted ? "aborted" : "network") };
  }
  const body = await readBody(response);
  if (!response.ok) {
    const error = readProblem(response.status, body);
    const signingIn = path === "/sessions" || path === "/session";
    if (response.status === 401 && !signingIn) onSignedOut();
    return { ok: false, error };
  }
  const value = wish.read(body);
  if (value === undefined) return { ok: false, error: problem("unreadable") };
  return { ok: true, value, next: nextCursor(response.headers.get("Link")) };
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}

/** The cursor of `Link: <…?cursor=abc>; rel="next"`. */
export function nextCursor(link: string | null): string | undefined {
  if (link === null) return undefined;
  for (const part of link.split(",")) {
    const match = /<([^>]*)>\s*;\s*rel="?next"?/.exec(part);
    const target = match?.[1];
    if (target === undefined) continue;
    return new URL(target, "http://placet.invalid").searchParams.get("cursor") ?? undefined;
  }
  return undefined;
}

/** Builds `?a=1&b=2` from what is set. */
export function query(wishes: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(wishes)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text === "" ? "" : "?" + text;
}
