import { expect, test } from "vitest";
import { readAccepted, readManifest, readRefusal } from "./embed.ts";

const manifest = {
  form: "f_1",
  lang: "be",
  title: "Заяўка",
  company: { name: "ТАА", email: "a@example.by" },
  fields: [{ name: "phone", kind: "phone", label: "Тэлефон", required: true }],
  agreements: [
    {
      agreement: "ag_1",
      version: 3,
      mode: 2,
      required: true,
      preset: false,
      read_gate: true,
      label: [{ text: "Я згодны на " }, { text: "апрацоўку", link: true }],
      text_sha256: "ab",
      text_url: "/a/ag_1/v3?lang=be",
      text: [{ p: [{ text: "x", href: "javascript:alert(1)" }] }, { ul: [[{ text: "y" }]] }],
    },
  ],
  token: "t",
  expires: "2026-11-22T12:00:00.000Z",
};

test("reads a manifest; what is optional has a plain value", () => {
  const read = readManifest(manifest);
  expect(read?.company.phone).toBe("");
  expect(read?.languages).toEqual([]);
  expect(read?.agreements[0]?.readGate).toBe(true);
  expect(read?.fields[0]?.maxLength).toBeNull();
});

test("a text never links to a script", () => {
  expect(readManifest(manifest)?.agreements[0]?.text[0]).toEqual({
    tag: "p",
    spans: [{ text: "x", strong: false, em: false, href: "" }],
  });
});

test("an unknown shape is refused as a whole, not half read", () => {
  expect(readManifest({ ...manifest, token: 5 })).toBeUndefined();
  expect(
    readManifest({ ...manifest, fields: [{ name: "x", kind: "password", label: "" }] }),
  ).toBeUndefined();
  expect(readManifest({ ...manifest, agreements: [{}] })).toBeUndefined();
  expect(readManifest([])).toBeUndefined();
  expect(readAccepted({ submission: 1 })).toBeUndefined();
});

test("a refusal that cannot be read says nothing, and a stale one carries its manifest", () => {
  expect(readRefusal("<html>")).toEqual({ code: "", invalid: [], manifest: null });
  expect(readRefusal({ code: "consent_stale", manifest }).manifest?.form).toBe("f_1");
});
