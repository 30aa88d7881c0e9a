import { describe, expect, it } from "vitest";
import { readAgreement, readBlock, readSpan } from "../features/agreements/model";
import { readCompany } from "../features/companies/model";
import { readForm, readVerdict, verdictOf } from "../features/forms/model";
import { mask } from "../features/register/model";
import { readSession } from "../features/session/model";
import { nextCursor, query } from "./call";
import { fieldError, readProblem } from "./problem";
import { members, readItems, readText } from "./read";

describe("reading", () => {
  it("refuses what lacks a member or has another kind", () => {
    expect(readCompany({ id: "co_1", name: "A" })).toBeUndefined();
    expect(readCompany({ id: 1, name: "A", country: "BY" })).toBeUndefined();
    expect(readCompany([])).toBeUndefined();
    expect(readCompany(null)).toBeUndefined();
    expect(readItems(readText)({ items: ["a", 1] })).toBeUndefined();
  });

  it("takes a missing and a null optional member alike", () => {
    const company = { id: "co_1", name: "A", country: "BY", dpo: null, website: null };
    expect(readCompany(company)).toMatchObject({ dpo: undefined, website: "", requisites: {} });
  });

  it("never reads what is inherited", () => {
    expect(members({})?.raw("toString")).toBeUndefined();
  });

  it("drops roles it does not know", () => {
    const session = readSession({
      staff: { id: "st_1", name: "A", email: "a@b.example", roles: ["owner", "emperor"] },
      workspace: { id: 1, name: "W" },
      csrf: "x",
    });
    expect(session?.me.roles).toEqual(["owner"]);
  });

  it("keeps a draft as it came, so that saving changes nothing else", () => {
    const draft = {
      languages: ["ru"],
      default_language: "ru",
      title: { ru: "Т" },
      fields: [{ name: "n", kind: "number", label: { ru: "Число" }, required: false, min: 1 }],
      agreements: [{ agreement: "ag_1", mode: 2 }],
      allowed_origins: ["https://shop.example"],
      look: { accent: "#0b5a4c", corner: 4, font: "host" },
      pages: ["https://shop.example/contact"],
      age: { gate: "confirm" },
    };
    const form = readForm({ id: "f_1", company: "co_1", name: "F", state: "draft", draft });
    expect(form?.draft).toEqual(draft);
  });

  it("refuses a mode that is none of the four", () => {
    const draft = { languages: ["ru"], agreements: [{ agreement: "ag_1", mode: 5 }] };
    const form = { id: "f_1", company: "co_1", name: "F", state: "draft", draft };
    expect(readForm(form)).toBeUndefined();
  });

  it("takes an unknown verdict for a refusal", () => {
    expect(readVerdict({ agreement: "ag_1", verdict: "perhaps" })?.verdict).toBe("forbid");
    expect(verdictOf({ id: "x", title: "", capture: {} }, 1)).toBe("forbid");
  });

  it("makes no link of an address that runs code", () => {
    expect(readSpan({ text: "x", href: "javascript:alert(1)" })?.href).toBe("");
    expect(readSpan({ text: "x", href: "https://a.example" })?.href).toBe("https://a.example");
  });

  it("reads blocks of text and nothing else", () => {
    expect(readBlock({ ul: [[{ text: "a" }]] })?.kind).toBe("ul");
    expect(readBlock({ script: [{ text: "a" }] })).toBeUndefined();
  });

  it("needs the draft of an agreement", () => {
    expect(
      readAgreement({ id: "ag_1", company: "co_1", name: "A", state: "draft" }),
    ).toBeUndefined();
  });
});

describe("refusals", () => {
  it("keep code, fields and the whole body", () => {
    const body = {
      code: "invalid",
      detail: "D",
      invalid: [{ field: "requisites.unp", code: "checksum", message: "M" }],
    };
    const problem = readProblem(422, body);
    expect(problem).toMatchObject({ status: 422, code: "invalid", detail: "D" });
    expect(fieldError(problem, "requisites.unp")).toBe("M");
    expect(fieldError(problem, "name")).toBe("");
  });

  it("survive a body that is no problem at all", () => {
    expect(readProblem(502, undefined)).toMatchObject({ code: "http_502", invalid: [] });
  });
});

describe("lists", () => {
  it("find the cursor of the next page", () => {
    const link = '</api/v1/register?cursor=42&limit=50>; rel="next"';
    expect(nextCursor(link)).toBe("42");
    expect(nextCursor('</x>; rel="prev"')).toBeUndefined();
    expect(nextCursor(null)).toBeUndefined();
  });

  it("ask only for what is set", () => {
    expect(query({ a: "1", b: "", c: undefined, d: 0 })).toBe("?a=1&d=0");
  });
});

describe("masks", () => {
  it("hide most of an identity", () => {
    expect(mask("anna@example.by")).toBe("a···@example.by");
    expect(mask("+375 29 612-34-56")).toBe("+375 ··· 56");
    expect(mask("Анна Сергеевна Ковалёва")).toBe("Анна С. К.");
  });
});
