import { draftOf, merge, partsOf, same, type Clash, type Parts } from "./merge";
import type { Answer, Problem } from "./problem";

/** A draft as the server keeps it. */
export interface Kept<D> {
  readonly name: string;
  readonly draft: D;
  readonly revision: number;
}

/** How a draft gets to the server and back; `tidy` is the draft as it is sent. */
export interface Store<D> {
  load: () => Promise<Answer<Kept<D>>>;
  save: (wish: { name: string; draft: D }, revision: number) => Promise<Answer<Kept<D>>>;
  readonly tidy: (draft: D) => D;
  readonly read: (value: unknown) => D | undefined;
}

interface Step<D> {
  readonly name: string;
  readonly draft: D;
}

export type SaveState = "saved" | "unsaved" | "saving" | "failed";

const idle = 1500;
const together = 700;
const deepest = 200;

/**
 * A draft under the hands of an editor. Saves itself a moment after the last change, remembers every step for undo, and
 * when somebody else saved meanwhile puts both together or asks.
 */
export class DraftKeeper<D extends object> {
  draft = $state.raw<D>();
  name = $state("");
  state = $state<SaveState>("saved");
  error = $state.raw<Problem>();
  clashes = $state.raw<readonly Clash[]>([]);
  /** Says that somebody else's changes came in beside one's own. */
  mergedIn: () => void = () => undefined;

  private past = $state.raw<readonly Step<D>[]>([]);
  private future = $state.raw<readonly Step<D>[]>([]);
  private base: Kept<D> | undefined;
  private theirs: Kept<D> | undefined;
  private merged: Parts = {};
  private lastKey = "";
  private lastTime = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private underway: Promise<boolean> | undefined;
  private count = 0;

  constructor(private readonly store: Store<D>) {}

  take(kept: Kept<D>): void {
    this.base = kept;
    this.draft = kept.draft;
    this.name = kept.name;
    this.past = [];
    this.future = [];
    this.state = "saved";
    this.error = undefined;
  }

  get dirty(): boolean {
    return this.state !== "saved";
  }

  get revision(): number {
    return this.base?.revision ?? 0;
  }

  /** Changes to the same thing in quick succession are one step to undo. */
  change(changes: Partial<D>, key = Object.keys(changes).join()): void {
    if (!this.draft) return;
    this.remember(key);
    this.draft = { ...this.draft, ...changes };
    this.touched();
  }

  rename(name: string): void {
    this.remember("name");
    this.name = name;
    this.touched();
  }

  get mayUndo(): boolean {
    return this.past.length > 0;
  }

  get mayRedo(): boolean {
    return this.future.length > 0;
  }

  undo(): void {
    const step = this.past.at(-1);
    if (!step || !this.draft) return;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, { name: this.name, draft: this.draft }];
    this.goTo(step);
  }

  redo(): void {
    const step = this.future.at(-1);
    if (!step || !this.draft) return;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, { name: this.name, draft: this.draft }];
    this.goTo(step);
  }

  private goTo(step: Step<D>): void {
    this.draft = step.draft;
    this.name = step.name;
    this.lastKey = "";
    this.touched();
  }

  private remember(key: string): void {
    if (!this.draft) return;
    const now = Date.now();
    const follows = key === this.lastKey && now - this.lastTime < together;
    this.lastKey = key;
    this.lastTime = now;
    this.future = [];
    if (!follows)
      this.past = [...this.past.slice(1 - deepest), { name: this.name, draft: this.draft }];
  }

  private touched(): void {
    this.count++;
    this.state = "unsaved";
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), idle);
  }

  /** Leaves no timer behind. */
  stop(): void {
    clearTimeout(this.timer);
  }

  /** Saves what is not saved; true when the server has all of it. */
  async save(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.clashes.length > 0) return false;
    if (this.underway) await this.underway;
    if (this.state === "saved") return true;
    this.underway = this.send();
    const done = await this.underway;
    this.underway = undefined;
    return done;
  }

  private async send(): Promise<boolean> {
    const { draft, base } = this;
    if (!draft || !base) return false;
    const count = this.count;
    this.state = "saving";
    const wish = { name: this.name, draft: this.store.tidy(draft) };
    const answer = await this.store.save(wish, base.revision);
    if (answer.ok) {
      this.base = answer.value;
      this.error = undefined;
      if (count !== this.count) return this.send();
      this.state = "saved";
      return true;
    }
    if (answer.error.code === "edit_conflict") return this.meet();
    this.error = answer.error;
    this.state = "failed";
    return false;
  }

  /** Somebody was quicker: both drafts are put together over the one they began from. */
  private async meet(): Promise<boolean> {
    const answer = await this.store.load();
    if (!answer.ok || !this.base || !this.draft) {
      this.error = answer.ok ? undefined : answer.error;
      this.state = "failed";
      return false;
    }
    const all = (kept: { name: string; draft: D }): Parts => ({
      "\u0000name": kept.name,
      ...partsOf(this.store.tidy(kept.draft)),
    });
    const found = merge(
      all(this.base),
      all({ name: this.name, draft: this.draft }),
      all(answer.value),
    );
    this.theirs = answer.value;
    this.merged = found.parts;
    this.state = "unsaved";
    if (found.clashes.length > 0) {
      this.clashes = found.clashes;
      return false;
    }
    this.mergedIn();
    return this.settle({});
  }

  /** The reader's decision, part by part; what he does not name stays his. */
  async settle(choice: Readonly<Record<string, "mine" | "theirs">>): Promise<boolean> {
    const { theirs } = this;
    if (!theirs) return false;
    const parts: Record<string, unknown> = { ...this.merged };
    for (const clash of this.clashes)
      if (choice[clash.part] === "theirs") parts[clash.part] = clash.theirs;
    const { "\u0000name": name, ...rest } = parts;
    const draft = this.store.read(draftOf(rest));
    this.clashes = [];
    if (!draft) return false;
    this.remember("merge");
    this.base = theirs;
    this.draft = draft;
    this.name = typeof name === "string" ? name : this.name;
    this.state = "unsaved";
    this.count++;
    return same(this.store.tidy(draft), theirs.draft) && this.name === theirs.name
      ? ((this.state = "saved"), true)
      : this.send();
  }
}
