import { call, query } from "../../app/call";
import type { Answer } from "../../app/problem";
import {
  members,
  readItems,
  readNothing,
  readNumber,
  readText,
  type Read,
  type TextByLang,
} from "../../app/read";

export interface LawEdit {
  readonly path: string;
  readonly value: unknown;
  readonly standard: unknown;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** One version of one law, as the workspace has it. */
export interface Law {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string;
  readonly state: "in_force" | "future" | "ended";
  readonly zone: string;
  readonly calendar: string;
  readonly capture: TextByLang;
  readonly required: readonly string[];
  readonly languages: readonly string[];
  readonly rights: readonly string[];
  readonly edits: readonly LawEdit[];
  readonly revision: number;
}

const readEdit: Read<LawEdit> = (value) => {
  const source = members(value);
  return source?.finish({
    path: source.text("path"),
    value: source.raw("value"),
    standard: source.raw("standard"),
    by: source.textOrNone("by"),
    at: source.textOrNone("at"),
    reason: source.textOrNone("reason"),
  });
};

const readLaw: Read<Law> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    title: source.textOrNone("title"),
    version: source.numberOr("version", 1),
    validFrom: source.textOrNone("valid_from"),
    validTo: source.textOrNone("valid_to"),
    state:
      source.raw("state") === undefined
        ? "in_force"
        : source.oneOf("state", ["in_force", "future", "ended"], "in_force"),
    zone: source.textOrNone("time_zone"),
    calendar: source.textOrNone("calendar"),
    capture: source.texts("capture"),
    required: source.list("required_fields", readText),
    languages: source.list("languages", readText),
    rights: source.list("rights", readText),
    edits: source.list("edits", readEdit),
    revision: source.maybe("revision", readNumber) ?? 0,
  });
};

export function listLaws(): Promise<Answer<Law[]>> {
  return call("GET", "/law-profiles", { read: readItems(readLaw) });
}

export function editLaw(
  law: Law,
  path: string,
  value: unknown,
  reason: string,
): Promise<Answer<true>> {
  return call("PUT", `/law-profiles/${encodeURIComponent(law.id)}/edits`, {
    read: readNothing,
    body: { path, value, reason },
    revision: law.revision,
  });
}

export function giveBack(law: Law, path: string, reason: string): Promise<Answer<true>> {
  return call(
    "DELETE",
    `/law-profiles/${encodeURIComponent(law.id)}/edits` + query({ path, reason }),
    {
      read: readNothing,
      revision: law.revision,
    },
  );
}

export type YearState = "complete" | "no_transfers" | "missing";

export interface Calendar {
  readonly id: string;
  readonly title: string;
  readonly years: readonly { readonly year: number; readonly state: YearState }[];
}

const readYear: Read<{ year: number; state: YearState }> = (value) => {
  const source = members(value);
  return source?.finish({
    year: source.number("year"),
    state: source.oneOf("state", ["complete", "no_transfers", "missing"], "missing"),
  });
};

const readCalendar: Read<Calendar> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    title: source.textOrNone("title"),
    years: source.list("years", readYear),
  });
};

export function listCalendars(): Promise<Answer<Calendar[]>> {
  return call("GET", "/calendars", { read: readItems(readCalendar) });
}

export interface Deadline {
  readonly due: string;
  readonly dueDate: string;
  readonly zone: string;
  readonly term: string;
  readonly aim: string;
  readonly steps: readonly { readonly date: string; readonly why: string }[];
  readonly warnings: readonly string[];
}

const readStep: Read<{ date: string; why: string }> = (value) => {
  const source = members(value);
  return source?.finish({ date: source.text("date"), why: source.textOrNone("why") });
};

const readDeadline: Read<Deadline> = (value) => {
  const source = members(value);
  return source?.finish({
    due: source.text("due"),
    dueDate: source.textOrNone("due_date"),
    zone: source.textOrNone("zone"),
    term: source.textOrNone("term"),
    aim: source.textOrNone("aim"),
    steps: source.list("steps", readStep),
    warnings: source.list("warnings", readText),
  });
};

export function reckon(wish: {
  profile: string;
  right: string;
  received: string;
  calendar: string;
  extended: string;
}): Promise<Answer<Deadline>> {
  return call("GET", "/calendars/deadline" + query(wish), { read: readDeadline });
}
