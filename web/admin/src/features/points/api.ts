import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readItems, readNothing, readNumber, readText, type Read } from "../../app/read";

export interface PageCheck {
  readonly url: string;
  readonly state: string;
  readonly checkedAt: string;
  readonly expected: string;
  readonly found: string;
}

/** A place where consent is asked, and what is wrong there. */
export interface CapturePoint {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly state: string;
  readonly version: number | undefined;
  readonly agreements: number;
  readonly lastCapture: string;
  readonly problems: readonly string[];
  readonly pages: readonly PageCheck[];
}

const readPage: Read<PageCheck> = (value) => {
  const source = members(value);
  const words = (name: string): string => {
    const found = source?.raw(name);
    return typeof found === "string"
      ? found
      : found === undefined || found === null
        ? ""
        : JSON.stringify(found);
  };
  return source?.finish({
    url: source.text("url"),
    state: source.textOrNone("state"),
    checkedAt: source.textOrNone("checked_at"),
    expected: words("expected"),
    found: words("found"),
  });
};

const readPoint: Read<CapturePoint> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    name: source.textOrNone("name"),
    company: source.textOrNone("company"),
    state: source.textOrNone("state"),
    version: source.maybe("published_version", readNumber),
    agreements: source.numberOr("agreements", 0),
    lastCapture: source.textOrNone("last_capture"),
    problems: source.list("problems", readText),
    pages: source.list("pages", readPage),
  });
};

export function listPoints(): Promise<Answer<CapturePoint[]>> {
  return call("GET", "/capture-points", { read: readItems(readPoint) });
}

export function checkPoints(): Promise<Answer<true>> {
  return call("POST", "/capture-points/check", { read: readNothing, body: {} });
}
