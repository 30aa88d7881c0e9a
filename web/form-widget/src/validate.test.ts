import { readManifest } from "@placet/contract";
import type { Manifest } from "@placet/contract";
import { expect, test } from "vitest";
import { firstAnswer, isSameText } from "./state.ts";
import type { State } from "./state.ts";
import { texts } from "./texts/en.ts";
import { placeFaults, validate } from "./validate.ts";

function manifest(more: object = {}): Manifest {
  const field = (kind: string, rest: object = {}) => ({ name: kind, kind, label: kind, ...rest });
  const read = readManifest({
    form: "f_1",
    lang: "en",
    token: "t",
    company: { name: "A", email: "a@example.com" },
    fields: [
      field("email", { required: true }),
      field("phone"),
      field("number", { min: 1, max: 5 }),
      field("comment", { max_length: 3 }),
      field("file"),
    ],
    agreements: [
      {
        agreement: "ag_1",
        version: 1,
        required: true,
        label: [{ text: "I agree" }],
        text: [],
        text_sha256: "aa",
        ...more,
      },
    ],
  });
  if (!read) throw new Error("unreadable");
  return read;
}

function state(values: State["values"], checked: boolean): State {
  const answer = { textOpened: false, endReached: false, declined: false, before: undefined };
  return {
    texts,
    phase: { kind: "editing" },
    manifest: manifest(),
    values,
    answers: { ag_1: { ...answer, checked } },
    faults: [],
    stale: false,
    age: undefined,
    open: undefined,
  };
}

const targets = (values: State["values"], checked = true) =>
  validate(state(values, checked), manifest()).map(({ target }) => target);

test("finds what is missing or cannot be meant", () => {
  expect(targets({ email: "a@example.com" })).toEqual([]);
  expect(targets({ email: "  " })).toEqual(["v-email"]);
  expect(targets({ email: "a@b" })).toEqual(["v-email"]);
  expect(targets({ email: "a@example.com", phone: "12" })).toEqual(["v-phone"]);
  expect(targets({ email: "a@example.com", number: "2,5", comment: "äöü" })).toEqual([]);
  expect(targets({ email: "a@example.com", number: "6", comment: "äöüß" })).toEqual([
    "v-number",
    "v-comment",
  ]);
  const base64 = "A".repeat(210_000);
  expect(
    targets({ email: "a@example.com", file: [{ name: "a", type: "text/plain", base64 }] }),
  ).toEqual(["v-file"]);
});

test("an unticked required agreement is named, with another way to reach the company", () => {
  const [fault] = validate(state({ email: "a@example.com" }, false), manifest());
  expect(fault).toEqual({
    target: "c-ag_1",
    message: "Tick the box to send the form or write to us at a@example.com",
  });
});

test("the server's faults stand at their controls", () => {
  const placed = placeFaults(state({}, true), manifest(), [
    { field: "values.email", code: "not_an_email", message: "?" },
    { field: "values.file", code: "too_large", message: "?" },
    { field: "ag_1", code: "consent_required", message: "?" },
    { field: "consents[0].acts.end_reached", code: "read_gate_unmet", message: "?" },
    { field: "page_url", code: "new_code", message: "As the server says" },
  ]);
  expect(placed.map(({ target }) => target)).toEqual(["v-email", "v-file", "c-ag_1", "c-ag_1", ""]);
  expect(placed[1]?.message).toBe(texts.faults["file_too_large"]);
  expect(placed[4]?.message).toBe("As the server says");
});

test("a text is the same only when everything that is agreed to is", () => {
  const [one] = manifest().agreements;
  if (!one) throw new Error("no agreement");
  expect(isSameText(one, { ...one })).toBe(true);
  for (const change of [
    { text_sha256: "bb" },
    { version: 2 },
    { preset: true },
    { read_gate: true },
  ]) {
    const [other] = manifest(change).agreements;
    expect(other && isSameText(one, other)).toBe(false);
  }
  expect(firstAnswer({ ...one, preset: true }).checked).toBe(true);
});
