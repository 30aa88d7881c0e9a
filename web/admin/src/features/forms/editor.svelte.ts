import type { Problem } from "../../app/problem";
import { previewForm } from "./api";
import {
  freeName,
  type Field,
  type FieldKind,
  type Form,
  type FormAgreement,
  type FormDraft,
} from "./model";
import { captionsOf, newField } from "./starter";

const pause = 90;
type TextPart = "title" | "intro" | "submit" | "success";

/** One form's draft under the hands of an editor, and the manifest the widget would get for it. */
export class FormEditor {
  draft = $state.raw<FormDraft>();
  name = $state("");
  dirty = $state(false);
  manifest = $state.raw<object>();
  error = $state.raw<Problem>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;

  take(form: Form): void {
    this.draft = form.draft;
    this.name = form.name;
    this.dirty = false;
  }

  change(changes: Partial<FormDraft>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...changes };
    this.dirty = true;
  }

  text(part: TextPart, lang: string): string {
    return this.draft?.[part]?.[lang] ?? "";
  }

  write(part: TextPart, lang: string, value: string): void {
    if (this.draft) this.change({ [part]: { ...this.draft[part], [lang]: value } });
  }

  addField(kind: FieldKind): void {
    const draft = this.draft;
    if (!draft) return;
    this.change({
      fields: [...draft.fields, newField(kind, freeName(kind, draft.fields), draft.languages)],
    });
  }

  setField(at: number, changes: Partial<Field>): void {
    if (this.draft)
      this.change({
        fields: this.draft.fields.map((one, n) => (n === at ? { ...one, ...changes } : one)),
      });
  }

  moveField(at: number, by: number): void {
    if (this.draft) this.change({ fields: moved(this.draft.fields, at, by) });
  }

  removeField(at: number): void {
    if (this.draft) this.change({ fields: this.draft.fields.filter((_, n) => n !== at) });
  }

  setAgreements(agreements: readonly FormAgreement[]): void {
    this.change({ agreements });
  }

  addLanguage(lang: string): void {
    const draft = this.draft;
    if (!draft) return;
    const fields = draft.fields.map((field) => ({
      ...field,
      label: {
        ...field.label,
        [lang]: field.label[lang] ?? captionsOf(field.kind, [lang])[lang] ?? "",
      },
    }));
    this.change({
      languages: [...draft.languages, lang],
      fields,
      title: { ...captionsOf("title", [lang]), ...draft.title },
      submit: { ...captionsOf("send", [lang]), ...draft.submit },
      success: { ...captionsOf("thanks", [lang]), ...draft.success },
    });
  }

  removeLanguage(lang: string): void {
    const draft = this.draft;
    if (!draft) return;
    const without = (texts: Readonly<Record<string, string>> = {}): Record<string, string> =>
      Object.fromEntries(Object.entries(texts).filter(([name]) => name !== lang));
    const languages = draft.languages.filter((one) => one !== lang);
    this.change({
      languages,
      default_language: languages.includes(draft.default_language)
        ? draft.default_language
        : (languages[0] ?? ""),
      title: without(draft.title),
      intro: without(draft.intro),
      submit: without(draft.submit),
      success: without(draft.success),
      fields: draft.fields.map((field) => ({
        ...field,
        label: without(field.label),
        ...(field.choices
          ? { choices: field.choices.map((one) => ({ ...one, label: without(one.label) })) }
          : {}),
      })),
    });
  }

  lacks(lang: string): boolean {
    const draft = this.draft;
    if (!draft) return false;
    return (
      (draft.title[lang] ?? "") === "" ||
      draft.fields.some((field) => (field.label[lang] ?? "") === "")
    );
  }

  /** Empty optional texts are left out, not sent as "". */
  outgoing(): FormDraft | undefined {
    const draft = this.draft;
    if (!draft) return undefined;
    const { intro, submit, success, accent, ...rest } = draft;
    const said = (texts: Readonly<Record<string, string>> = {}): Record<string, string> =>
      Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
    const part = (
      name: TextPart,
      texts: Readonly<Record<string, string>> | undefined,
    ): Partial<FormDraft> => (Object.keys(said(texts)).length > 0 ? { [name]: said(texts) } : {});
    return {
      ...rest,
      ...part("intro", intro),
      ...part("submit", submit),
      ...part("success", success),
      ...(accent ? { accent } : {}),
    };
  }

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
    const answer = await previewForm(id, { lang, draft }, running.signal);
    if (this.running !== running || (!answer.ok && answer.error.code === "aborted")) return;
    this.error = answer.ok ? undefined : answer.error;
    if (answer.ok) this.manifest = answer.value;
  }
}

export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = at + by;
  const copy = [...list];
  const [one] = copy.splice(at, 1);
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  copy.splice(to, 0, one);
  return copy;
}
