import { describe, expect, it } from "vitest";
import { FormEditor, moved, tidy } from "./editor.svelte";
import { freeName } from "./model";
import { formStarter } from "./starter";

describe("a form's draft", () => {
  const editor = (): FormEditor => {
    const made = new FormEditor("f_1");
    made.take({ name: "n", revision: 1, draft: formStarter(["name", "phone"], "by-99z") });
    return made;
  };

  it("starts with every caption in every language of the law", () => {
    const draft = editor().draft;
    expect(draft?.languages).toEqual(["ru", "be"]);
    for (const field of draft?.fields ?? []) {
      expect(Object.keys(field.label)).toEqual(["ru", "be"]);
    }
  });

  it("gives each field a name of its own", () => {
    expect(freeName("phone", editor().draft?.fields ?? [])).toBe("phone_2");
    expect(freeName("email", [])).toBe("email");
  });

  it("moves fields and stays within the list", () => {
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });

  it("forgets a language everywhere and keeps a default", () => {
    const made = editor();
    made.removeLanguage("ru");
    expect(made.draft?.default_language).toBe("be");
    expect(JSON.stringify(made.draft)).not.toContain('"ru"');
  });

  it("sends no empty texts", () => {
    const made = editor();
    made.write("intro", "ru", "  ");
    expect(made.draft && tidy(made.draft)).not.toHaveProperty("intro");
    made.stop();
    expect(made.dirty).toBe(true);
  });
});
