import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { texts as be } from "./be.ts";
import { texts as de } from "./de.ts";
import { texts as en } from "./en.ts";
import { texts as ru } from "./ru.ts";

const all = { ru, be, de, en };

test("every language has every text", () => {
  const keys = Object.keys(ru).sort();
  for (const texts of Object.values(all)) {
    expect(Object.keys(texts).sort()).toEqual(keys);
    expect(Object.keys(texts.faults).sort()).toEqual(Object.keys(ru.faults).sort());
    for (const text of Object.values(texts)) expect(text).not.toBe("");
  }
});

test("the captions of the screen hash are those the server knows", async () => {
  const yaml = await readFile(
    new URL("../../../../data/texts/pages.yaml", import.meta.url),
    "utf8",
  );
  for (const key of ["accept", "decline", "submit"] as const) {
    const line = new RegExp(`^${key}: \\{(.*)\\}$`, "m").exec(yaml)?.[1] ?? "";
    for (const [lang, texts] of Object.entries(all))
      expect(line).toContain(`${lang}: "${texts[key]}"`);
  }
});
