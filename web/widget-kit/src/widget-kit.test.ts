import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { contrast, readColor } from "./contrast.ts";
import { pickLanguage } from "./languages.ts";
import { retryDelay } from "./retry.ts";
import { screenText, sha256 } from "./screen-hash.ts";
import { uuid } from "./uuid.ts";

test("waits 1, 2, 5, 10, 30 seconds and never longer than a quarter more", () => {
  expect([0, 1, 2, 3, 4, 9].map((attempt) => retryDelay(attempt, 0))).toEqual([
    1000, 2000, 5000, 10000, 30000, 30000,
  ]);
  expect(retryDelay(4, 0.999)).toBeLessThanOrEqual(37500);
});

test("picks the first language that is spoken", () => {
  expect(pickLanguage(["fr", "de-AT", "ru"])).toBe("de");
  expect(pickLanguage([null, undefined, "", "be_BY"])).toBe("be");
  expect(pickLanguage(["fr"])).toBeUndefined();
});

test("reads computed colours and counts their contrast", () => {
  expect(readColor("rgb(255, 255, 255)")).toEqual([1, 1, 1]);
  expect(readColor("color(srgb 0 0.5 1)")).toEqual([0, 0.5, 1]);
  expect(readColor("oklch(0.5 0.1 20)")).toBeUndefined();
  expect(contrast([1, 1, 1], [0, 0, 0])).toBeCloseTo(21);
});

test("hashes the screen as the format says", async () => {
  const shown = [
    {
      label: "Я согласен на\n обработку персональных\u00a0данных ",
      buttons: ["Принимаю", "Не принимаю"],
    },
  ];
  const text = screenText(shown, "Отправить");
  expect(text).toBe(
    "Я согласен на обработку персональных данных\nПринимаю\nНе принимаю\nОтправить",
  );
  expect(await sha256(text)).toBe(
    "b5c5a2e3e7b263a3ce38ea8731975d50462c2db2e2ae95f5a9f3c2fbf757deae",
  );
  expect(await sha256("")).toBe(createHash("sha256").update("").digest("hex"));
});

test("makes random UUIDs of version 4", () => {
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid()).not.toBe(uuid());
});
