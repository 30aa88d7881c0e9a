import { members, readText, type Read } from "../../app/read";
import { readRow, type RegisterRow } from "../register/model";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly consents: number;
}

export interface Submission {
  readonly id: string;
  readonly form: string;
  readonly time: string;
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

export interface PersonCard extends Person {
  readonly events: readonly RegisterRow[];
  readonly submissions: readonly Submission[];
}

export const readPerson: Read<Person> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    name: source.textOrNone("name"),
    email: source.textOrNone("email"),
    phone: source.textOrNone("phone"),
    firstSeen: source.textOrNone("first_seen"),
    lastSeen: source.textOrNone("last_seen"),
    consents: source.numberOr("consents", 0),
  });
};

const readPair: Read<{ name: string; value: string }> = (value) => {
  const source = members(value);
  const raw = source?.raw("value");
  return source?.finish({
    name: source.text("name"),
    value: typeof raw === "string" ? raw : raw === undefined ? "" : JSON.stringify(raw),
  });
};

const readSubmission: Read<Submission> = (value) => {
  const source = members(value);
  const form = source?.raw("form");
  return source?.finish({
    id: source.text("id"),
    form: source.textOrNone("form_name") || (readText(form) ?? ""),
    time: source.text("time"),
    values: source.list("values", readPair),
  });
};

export const readCard: Read<PersonCard> = (value) => {
  const person = readPerson(value);
  const source = members(value);
  if (person === undefined || source === undefined) return undefined;
  return source.finish({
    ...person,
    events: source.list("events", readRow),
    submissions: source.list("submissions", readSubmission),
  });
};
