import { describe, expect, it } from "vitest";
import { fillIn, languages, type TextTable } from "./language.svelte";

const modules = import.meta.glob<{ texts: TextTable }>(["./texts.ts", "../features/*/texts.ts"], {
  eager: true,
});

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)/g)].map((hit) => hit[1] ?? "").sort();

describe.each(Object.entries(modules))("%s", (_path, { texts }) => {
  it.each(Object.entries(texts))("%s is said in all four languages", (_key, quad) => {
    expect(quad).toHaveLength(languages.length);
    for (const text of quad) expect(text.trim()).not.toBe("");
  });

  it.each(Object.entries(texts))("%s fills in the same facts everywhere", (_key, quad) => {
    const names = quad.map((text) => [...new Set(placeholders(text))].join());
    expect(new Set(names).size).toBe(1);
  });

  it.each(Object.entries(texts))("%s speaks Belarusian in the Belarusian column", (_key, quad) => {
    expect(quad[1]).not.toMatch(/[ищъ]/i);
    expect(quad[0]).not.toMatch(/[ўі]/i);
  });
});

describe("numbers in sentences", () => {
  const say = (n: number): string => fillIn("{n} {n|согласие|согласия|согласий}", { n }, "ru");
  it("take the form the number asks for", () => {
    expect([1, 3, 5, 11, 21, 112].map(say)).toEqual([
      "1 согласие",
      "3 согласия",
      "5 согласий",
      "11 согласий",
      "21 согласие",
      "112 согласий",
    ]);
    expect(fillIn("{n} {n|Tag|Tage}", { n: 1 }, "de")).toBe("1 Tag");
    expect(fillIn("{n} {n|Tag|Tage}", { n: 0 }, "de")).toBe("0 Tage");
  });

  it("leave unknown names as they are", () => {
    expect(fillIn("{who}", {}, "en")).toBe("{who}");
  });
});
