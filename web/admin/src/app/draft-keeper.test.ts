import { describe, expect, it, vi } from "vitest";
import { DraftKeeper, type Kept, type Store } from "./draft-keeper.svelte";
import { draftOf, merge, partsOf } from "./merge";
import { problem, type Answer } from "./problem";
import { wordDiff } from "./word-diff";

interface Draft {
  readonly title: Record<string, string>;
  readonly purposes: readonly string[];
}

const first: Draft = { title: { ru: "Да", be: "Так" }, purposes: ["a"] };

/** A server with one draft and the rule of If-Match. */
function server(kept: Kept<Draft>): {
  store: Store<Draft>;
  now: () => Kept<Draft>;
  edit: (draft: Draft) => void;
} {
  let now = kept;
  const good = (): Answer<Kept<Draft>> => ({ ok: true, value: now, next: undefined });
  return {
    now: () => now,
    edit: (draft) => (now = { ...now, draft, revision: now.revision + 1 }),
    store: {
      tidy: (draft) => draft,
      read: (value) => value as Draft,
      load: () => Promise.resolve(good()),
      save: (wish, revision) => {
        if (revision !== now.revision)
          return Promise.resolve({
            ok: false,
            error: { ...problem("edit_conflict"), status: 412 },
          });
        now = { ...wish, revision: revision + 1 };
        return Promise.resolve(good());
      },
    },
  };
}

function editing(): { keeper: DraftKeeper<Draft>; far: ReturnType<typeof server> } {
  const far = server({ name: "n", draft: first, revision: 1 });
  const keeper = new DraftKeeper(far.store);
  keeper.take(far.now());
  return { keeper, far };
}

describe("a draft under the hands of an editor", () => {
  it("saves itself a moment after the last change", async () => {
    vi.useFakeTimers();
    const { keeper, far } = editing();
    keeper.change({ purposes: ["a", "b"] });
    expect(keeper.state).toBe("unsaved");
    await vi.advanceTimersByTimeAsync(2000);
    expect(far.now().draft.purposes).toEqual(["a", "b"]);
    expect(keeper.state).toBe("saved");
    vi.useRealTimers();
  });

  it("takes back and repeats, one step for one stretch of typing", () => {
    const { keeper } = editing();
    keeper.change({ title: { ru: "Да!" } }, "title.ru");
    keeper.change({ title: { ru: "Да!!" } }, "title.ru");
    keeper.change({ purposes: [] });
    keeper.undo();
    expect(keeper.draft?.purposes).toEqual(["a"]);
    keeper.undo();
    expect(keeper.draft).toEqual(first);
    expect(keeper.mayUndo).toBe(false);
    keeper.redo();
    keeper.redo();
    expect(keeper.draft?.purposes).toEqual([]);
  });

  it("puts together what two people changed in different places", async () => {
    const { keeper, far } = editing();
    far.edit({ ...first, purposes: ["z"] });
    keeper.change({ title: { ...first.title, ru: "Моё" } });
    expect(await keeper.save()).toBe(true);
    expect(far.now().draft).toEqual({ title: { ru: "Моё", be: "Так" }, purposes: ["z"] });
  });

  it("asks about what both changed, and does what is decided", async () => {
    const { keeper, far } = editing();
    far.edit({ ...first, title: { ...first.title, ru: "Чужое" } });
    keeper.change({ title: { ru: "Моё", be: "Маё" } });
    expect(await keeper.save()).toBe(false);
    expect(keeper.clashes).toEqual([{ part: "title.ru", mine: "Моё", theirs: "Чужое" }]);
    expect(await keeper.settle({ "title.ru": "theirs" })).toBe(true);
    expect(far.now().draft.title).toEqual({ ru: "Чужое", be: "Маё" });
  });

  it("keeps what was typed when the server cannot be reached", async () => {
    const { keeper, far } = editing();
    far.store.save = () => Promise.resolve({ ok: false, error: problem("network") });
    keeper.change({ purposes: [] });
    expect(await keeper.save()).toBe(false);
    expect(keeper.state).toBe("failed");
    expect(keeper.draft?.purposes).toEqual([]);
  });
});

describe("parts of a draft", () => {
  it("come apart and together again", () => {
    expect(draftOf(partsOf(first))).toEqual(first);
  });
  it("that only one side touched are its own", () => {
    expect(merge({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 3 })).toEqual({
      parts: { a: 2, b: 3 },
      clashes: [],
    });
  });
});

describe("the difference of two texts", () => {
  it("is told by words", () => {
    expect(wordDiff("мы храним имя", "мы не храним имя")).toEqual([
      { op: "same", text: "мы " },
      { op: "added", text: "не " },
      { op: "same", text: "храним имя" },
    ]);
  });
  it("can be put together to both texts again", () => {
    const [a, b] = ["one two three, four", "one 2 three four five"];
    const pieces = wordDiff(a, b);
    const text = (without: string): string =>
      pieces
        .filter((one) => one.op !== without)
        .map((one) => one.text)
        .join("");
    expect(text("added")).toBe(a);
    expect(text("removed")).toBe(b);
  });
});
