import { describe, expect, it } from "vitest";
import { isHere, places, recordIndexIn, routes } from "./places";
import { match } from "./router.svelte";

describe("routes", () => {
  it("finds the screen and its parameters", () => {
    expect(match(routes, "/app/register/130")).toEqual({
      name: "record",
      params: { index: "130" },
    });
    expect(match(routes, "/app/agreements/ag_1/versions/3")).toEqual({
      name: "agreement-version",
      params: { id: "ag_1", version: "3" },
    });
  });

  it("prefers the fixed word to the parameter", () => {
    expect(match(routes, "/app/forms/new")?.name).toBe("form-new");
    expect(match(routes, "/app/forms/f_1")?.name).toBe("form");
  });

  it("knows the bare addresses, with or without a slash at the end", () => {
    for (const path of ["/", "/app", "/app/"]) expect(match(routes, path)?.name).toBe("today");
  });

  it("gives nothing for what it does not know or cannot decode", () => {
    expect(match(routes, "/app/nowhere/at/all")).toBeUndefined();
    expect(match(routes, "/app/register/%E0%A4%A")).toBeUndefined();
  });

  it("marks one place in the menu", () => {
    const here = places.filter((place) => isHere(place, "/app/forms/f_1"));
    expect(here.map((place) => place.text)).toEqual(["forms"]);
  });
});

describe("a record's number typed by hand", () => {
  it("is read in every usual spelling", () => {
    for (const text of ["2026-000123", "№ 123", "#123", "Nr. 123", "no. 000123", " 123 "]) {
      expect(recordIndexIn(text)).toBe(123);
    }
  });

  it("is nothing else", () => {
    for (const text of ["anna@example.by", "", "12a", "+375 29 612-34-56"]) {
      expect(recordIndexIn(text)).toBeUndefined();
    }
  });
});
