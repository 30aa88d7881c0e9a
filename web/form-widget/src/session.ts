/**
 * One form on one page: loads its manifest, keeps what is typed in memory, sends it once.
 * Nothing is stored in the browser; nothing leaves it before the visitor presses the button.
 */
import type { Agreement, Consent, Manifest, Refusal, Submission, Value } from "@placet/contract";
import { readAccepted, readManifest, readRefusal } from "@placet/contract";
import { retryDelay } from "@placet/widget-kit/retry.ts";
import { sha256 } from "@placet/widget-kit/screen-hash.ts";
import { uuid } from "@placet/widget-kit/uuid.ts";
import type { AgeView } from "./age.ts";
import type { SentView } from "./sent.tsx";
import { firstAnswer, isSameText, shownFields } from "./state.ts";
import type { Answer, FieldValue, Phase, State } from "./state.ts";
import type { Texts } from "./texts.ts";
import { placeFaults, validate } from "./validate.ts";

/** What the session asks of the element around it. */
export interface Surroundings {
  readonly server: string;
  readonly form: string;
  /** Draws the state; then moves the focus to the control of that id, if one is named. */
  show(state: State, focus: string | undefined): void;
  /** The text of the screen hash, read back from what is drawn. */
  screenText(): string;
  /** A part that few need: "texts.be", "age.be", "sent". */
  load<T>(part: string): Promise<T | undefined>;
  /** Tells the page around what became of the form. No personal data. */
  announce(event: "sent" | "refused", what: string): void;
}

const longWait = 120_000;

export class Session {
  #state: State;
  readonly #around: Surroundings;
  #key = "";
  #body: string | undefined;
  #attempt = 0;
  #renewals = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #longTimer: ReturnType<typeof setTimeout> | undefined;
  #lang: string;
  #ended = false;

  constructor(around: Surroundings, texts: Texts, lang: string) {
    this.#around = around;
    this.#lang = lang;
    this.#state = {
      texts,
      phase: { kind: "loading" },
      manifest: undefined,
      values: {},
      answers: {},
      faults: [],
      stale: false,
      age: undefined,
      open: undefined,
    };
  }

  start(): void {
    addEventListener("online", this.#onOnline);
    addEventListener("beforeunload", this.#onLeave);
    this.#show({});
    void this.#load();
  }

  stop(): void {
    this.#ended = true;
    removeEventListener("online", this.#onOnline);
    removeEventListener("beforeunload", this.#onLeave);
    clearTimeout(this.#timer);
    clearTimeout(this.#longTimer);
  }

  get state(): State {
    return this.#state;
  }

  setValue(name: string, value: FieldValue): void {
    this.#touch();
    this.#show({ values: { ...this.#state.values, [name]: value } });
  }

  /** A click on the box. What it does depends on the mode (required, preset, read gate). */
  toggle(agreement: Agreement, checked: boolean): void {
    this.#touch();
    const opener = `c-${agreement.id}`;
    if (checked && agreement.readGate) return this.openText(agreement, opener);
    this.#answer(agreement, { checked, declined: false });
    if (!checked && agreement.required && agreement.preset) this.openText(agreement, opener);
  }

  openText(agreement: Agreement, opener: string): void {
    this.#answer(agreement, { textOpened: true }, { open: { agreement, opener } });
  }

  reachEnd(): void {
    const open = this.#state.open;
    if (open && !this.#state.answers[open.agreement.id]?.endReached)
      this.#answer(open.agreement, { endReached: true });
  }

  /** Accept, decline, or (undefined) closed without an answer. */
  closeText(accepted: boolean | undefined): void {
    const open = this.#state.open;
    if (!open) return;
    const change =
      accepted === undefined ? {} : { checked: accepted, declined: !accepted, before: undefined };
    if (accepted !== undefined) this.#touch();
    this.#answer(open.agreement, change, { open: undefined }, open.opener);
  }

  async switchLanguage(lang: string): Promise<void> {
    this.#lang = lang;
    const manifest = await this.#fetchManifest();
    if (manifest.manifest) await this.#adopt(manifest.manifest);
  }

  submit(): void {
    const { manifest, phase } = this.#state;
    if (!manifest || (phase.kind !== "editing" && phase.kind !== "failed")) return;
    this.#touch();
    const faults = validate(this.#state, manifest);
    if (faults.length > 0) return this.#show({ faults, phase: { kind: "editing" } }, "summary");
    this.#renewals = 0;
    this.#body = undefined;
    this.#show({ faults: [], stale: false });
    void this.#send();
  }

  /** Tries at once instead of waiting for the clock. */
  retryNow(): void {
    clearTimeout(this.#timer);
    const kind = this.#state.phase.kind;
    if (kind === "waiting") void this.#send();
    if (kind === "unreachable") {
      this.#show({ phase: { kind: "loading" } });
      void this.#load();
    }
  }

  readonly #onOnline = (): void => this.retryNow();

  readonly #onLeave = (event: BeforeUnloadEvent): void => {
    const kind = this.#state.phase.kind;
    if (this.#key && kind !== "sent") event.preventDefault();
  };

  #touch(): void {
    this.#key ||= uuid();
  }

  #show(change: Partial<State>, focus?: string): void {
    this.#state = { ...this.#state, ...change };
    if (!this.#ended) this.#around.show(this.#state, focus);
  }

  #answer(
    agreement: Agreement,
    change: Partial<Answer>,
    more: Partial<State> = {},
    focus?: string,
  ): void {
    const answer = this.#state.answers[agreement.id] ?? firstAnswer(agreement);
    const answers = { ...this.#state.answers, [agreement.id]: { ...answer, ...change } };
    this.#show({ answers, ...more }, focus);
  }

  async #fetchManifest(): Promise<{ manifest?: Manifest; gone: boolean }> {
    const { server, form } = this.#around;
    try {
      const answer = await fetch(
        `${server}/e/v1/forms/${encodeURIComponent(form)}/manifest?lang=${this.#lang}`,
        { credentials: "omit", cache: "no-store", headers: { "Accept-Language": this.#lang } },
      );
      if (!answer.ok) return { gone: answer.status < 500 && answer.status !== 429 };
      const manifest = readManifest(await answer.json());
      return manifest ? { manifest, gone: false } : { gone: true };
    } catch {
      return { gone: false };
    }
  }

  async #load(): Promise<void> {
    const { manifest, gone } = await this.#fetchManifest();
    if (this.#ended) return;
    if (manifest) {
      this.#attempt = 0;
      return this.#adopt(manifest);
    }
    this.#show({ phase: { kind: gone ? "gone" : "unreachable" } });
    if (gone) return;
    this.#timer = setTimeout(() => void this.#load(), retryDelay(this.#attempt++, Math.random()));
  }

  /** A manifest in a language: its boxes stand as they do at first. */
  async #adopt(manifest: Manifest): Promise<void> {
    const texts =
      manifest.lang === this.#state.texts.lang
        ? this.#state.texts
        : ((await this.#around.load<Texts>(`texts.${manifest.lang}`)) ?? this.#state.texts);
    const answers = Object.fromEntries(
      manifest.agreements.map((agreement) => [agreement.id, firstAnswer(agreement)]),
    );
    const age = manifest.age ? await this.#around.load<AgeView>(`age.${texts.lang}`) : undefined;
    this.#show({ manifest, texts, answers, age, faults: [], phase: { kind: "editing" } });
  }

  /** A newer manifest while the form is open. True when nothing that was agreed to has changed. */
  #renew(manifest: Manifest): boolean {
    const before = this.#state.manifest?.agreements ?? [];
    const answers: { [agreement: string]: Answer } = {};
    let same = true;
    for (const agreement of manifest.agreements) {
      const old = before.find(({ id }) => id === agreement.id);
      const answer = this.#state.answers[agreement.id];
      if (old && answer && isSameText(old, agreement)) {
        answers[agreement.id] = answer;
        continue;
      }
      same = false;
      answers[agreement.id] = { ...firstAnswer(agreement), checked: false, before: old?.text };
    }
    this.#body = undefined;
    if (same) this.#show({ manifest, answers });
    else this.#show({ manifest, answers, stale: true, phase: { kind: "editing" } }, "stale");
    return same;
  }

  async #compose(manifest: Manifest): Promise<string> {
    const values: { [name: string]: Value } = {};
    const typed = this.#state.values;
    for (const field of shownFields(manifest, typed)) {
      const value = typed[field.name];
      if (value === undefined || value.length === 0) continue;
      if (typeof value === "string") {
        const text = value.trim();
        if (text) values[field.name] = field.kind === "number" ? text.replace(",", ".") : text;
        continue;
      }
      const [first] = value;
      if (typeof first === "object") values[field.name] = first;
      else values[field.name] = value.filter((item) => typeof item === "string");
    }
    const consents = manifest.agreements.map((agreement): Consent => {
      const answer = this.#state.answers[agreement.id] ?? firstAnswer(agreement);
      const declined = answer.declined && !answer.checked;
      return {
        agreement: agreement.id,
        version: agreement.version,
        checked: answer.checked,
        acts: {
          text_opened: answer.textOpened,
          end_reached: answer.endReached,
          ...(declined ? { declined } : {}),
        },
      };
    });
    const hash = await sha256(this.#around.screenText());
    const submission: Submission = {
      token: manifest.token,
      values,
      consents,
      // Without the query: it may hold what the visitor never meant to tell us.
      page_url: location.origin + location.pathname,
      ...(hash ? { screen_sha256: hash } : {}),
      ...(manifest.age && this.#state.age?.answer(typed)),
    };
    return JSON.stringify(submission);
  }

  async #send(): Promise<void> {
    const { manifest } = this.#state;
    if (!manifest) return;
    clearTimeout(this.#timer);
    const waits = this.#state.phase.kind === "waiting";
    if (!waits) this.#show({ phase: { kind: "sending" } });
    // One text for every attempt: the same key must always carry the same request.
    this.#body ??= await this.#compose(manifest);

    let answer: Response;
    let data: unknown;
    try {
      answer = await fetch(
        `${this.#around.server}/e/v1/forms/${encodeURIComponent(manifest.form)}/submissions`,
        {
          method: "POST",
          credentials: "omit",
          headers: {
            "Content-Type": "application/json",
            "Idempotency-Key": this.#key,
            "Accept-Language": manifest.lang,
          },
          body: this.#body,
        },
      );
      data = await answer.json().catch(() => undefined);
    } catch {
      return this.#wait(0);
    }
    if (this.#ended) return;
    const accepted = answer.ok ? readAccepted(data) : undefined;
    if (accepted) {
      const view = accepted.receipts[0] && (await this.#around.load<SentView>("sent"));
      this.#rest({ kind: "sent", accepted, view }, "sent");
      return this.#around.announce("sent", accepted.submission);
    }
    // A success that cannot be read is asked for again: the key makes that harmless.
    if (answer.ok || answer.status >= 500 || answer.status === 429) {
      const pause = Number(answer.headers.get("Retry-After")) || 0;
      return this.#wait(pause * 1000);
    }
    return this.#refused(readRefusal(data), manifest, answer.status);
  }

  async #refused(refusal: Refusal, manifest: Manifest, status: number): Promise<void> {
    this.#around.announce("refused", refusal.code);
    const again = refusal.code === "consent_stale" || refusal.code === "token_invalid";
    if (again && this.#renewals++ < 2) {
      const fresh = refusal.manifest ?? (await this.#fetchManifest()).manifest;
      if (!fresh) return this.#wait(0);
      if (this.#renew(fresh)) return this.#send();
      return this.#rest(this.#state.phase, undefined);
    }
    if (status === 422 && refusal.invalid.length > 0 && !again) {
      this.#show({ faults: placeFaults(this.#state, manifest, refusal.invalid) });
      return this.#rest({ kind: "editing" }, "summary");
    }
    this.#rest({ kind: "failed" }, "failed");
  }

  #wait(atLeast: number): void {
    const { phase } = this.#state;
    const long = phase.kind === "waiting" && phase.long;
    this.#show({ phase: { kind: "waiting", offline: !navigator.onLine, long } });
    this.#timer = setTimeout(
      () => void this.#send(),
      Math.max(atLeast, retryDelay(this.#attempt++, Math.random())),
    );
    this.#longTimer ??= setTimeout(() => {
      const now = this.#state.phase;
      if (now.kind === "waiting") this.#show({ phase: { ...now, long: true } });
    }, longWait);
  }

  #rest(phase: Phase, focus: string | undefined): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#longTimer);
    this.#longTimer = undefined;
    this.#attempt = 0;
    if (phase.kind !== "waiting") this.#body = undefined;
    this.#show({ phase }, focus);
  }
}
