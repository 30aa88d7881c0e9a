import type { Answer, Problem } from "../../app/problem";
import { previewAgreement } from "./api";
import { languagesOf, type Agreement, type AgreementDraft, type Preview, type Term } from "./model";

type Editable = { -readonly [K in keyof AgreementDraft]: AgreementDraft[K] };

const pause = 90;

/** One agreement's draft under the hands of an editor, and the server's reading of it. */
export class AgreementEditor {
  draft = $state.raw<Editable>();
  name = $state("");
  dirty = $state(false);
  preview = $state.raw<Preview>();
  previewError = $state.raw<Problem>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;

  take(agreement: Agreement): void {
    this.draft = { ...agreement.draft };
    this.name = agreement.name;
    this.dirty = false;
  }

  change(changes: Partial<AgreementDraft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...changes };
    this.dirty = true;
  }

  text(part: "title" | "label" | "text", lang: string): string {
    return this.draft?.[part][lang] ?? "";
  }

  write(part: "title" | "label" | "text", lang: string, value: string): void {
    if (this.draft) this.change({ [part]: { ...this.draft[part], [lang]: value } });
  }

  setTerm(term: Term): void {
    this.change({ term });
  }

  addLanguage(lang: string): void {
    if (this.draft) this.change({ languages: [...this.draft.languages, lang] });
  }

  removeLanguage(lang: string): void {
    const draft = this.draft;
    if (!draft) return;
    const languages = draft.languages.filter((one) => one !== lang);
    const without = (texts: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(Object.entries(texts).filter(([name]) => name !== lang));
    this.change({
      languages,
      default_language: languages.includes(draft.default_language)
        ? draft.default_language
        : (languages[0] ?? ""),
      title: without(draft.title),
      label: without(draft.label),
      text: without(draft.text),
    });
  }

  lacks(lang: string): boolean {
    const draft = this.draft;
    if (!draft) return false;
    if (draft.template !== "custom") {
      return languagesOf(draft.template)?.includes(lang) === false;
    }
    return [draft.text, draft.label, draft.title].some(
      (texts) => (texts[lang] ?? "").trim() === "",
    );
  }

  /** What goes to the server: a ready text has no own one. */
  outgoing(): AgreementDraft | undefined {
    const draft = this.draft;
    if (!draft) return undefined;
    const said = (texts: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
    const text = draft.template === "custom" ? said(draft.text) : {};
    return { ...draft, title: said(draft.title), label: said(draft.label), text };
  }

  /** Asks for a fresh preview a moment after the last keystroke; older questions are dropped. */
  ask(id: string, lang: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(id, lang), pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.running?.abort();
  }

  private async load(id: string, lang: string): Promise<void> {
    const draft = this.outgoing();
    if (!draft) return;
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    const answer: Answer<Preview> = await previewAgreement(id, { lang, draft }, running.signal);
    if (this.running !== running || (!answer.ok && answer.error.code === "aborted")) return;
    this.previewError = answer.ok ? undefined : answer.error;
    if (answer.ok) this.preview = answer.value;
  }
}
