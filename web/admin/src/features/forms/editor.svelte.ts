import { DraftKeeper } from "../../app/draft-keeper.svelte";
import type { Answer, Problem } from "../../app/problem";
import { changeForm, getForm, previewForm } from "./api";
import {
  freeName,
  readFormDraft,
  type Field,
  type FieldChanges,
  type FieldKind,
  type Form,
  type FormAgreement,
  type FormDraft,
} from "./model";
import { captionsOf, newField } from "./starter";

type TextPart = "title" | "intro" | "submit" | "success";

/** What goes to the server: empty optional texts and lines are left out, not sent as "". */
export function tidy(draft: FormDraft): FormDraft {
  const { intro, submit, success, ...rest } = draft;
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
    pages: draft.pages.map((one) => one.trim()).filter((one) => one !== ""),
    allowed_origins: draft.allowed_origins.map((one) => one.trim()).filter((one) => one !== ""),
  };
}

/** One form's draft under the hands of an editor, and the manifest the widget would get for it. */
export class FormEditor extends DraftKeeper<FormDraft> {
  form = $state.raw<Form>();
  manifest = $state.raw<object>();
  previewError = $state.raw<Problem>();
  private wanted = "";
  private asking: AbortController | undefined;
  private stopped = false;

  constructor(private readonly id: string) {
    const keep = (answer: Answer<Form>): Answer<Form> => {
      if (answer.ok) this.form = answer.value;
      return answer;
    };
    super({
      tidy,
      read: readFormDraft,
      load: async () => keep(await getForm(id)),
      save: async (wish, revision) => keep(await changeForm(id, revision, wish)),
    });
  }

  async open(): Promise<Problem | undefined> {
    const answer = await getForm(this.id);
    if (!answer.ok) return answer.error;
    this.form = answer.value;
    this.take(answer.value);
    return undefined;
  }

  text(part: TextPart, lang: string): string {
    return this.draft?.[part]?.[lang] ?? "";
  }

  write(part: TextPart, lang: string, value: string): void {
    if (this.draft)
      this.change({ [part]: { ...this.draft[part], [lang]: value } }, `${part}.${lang}`);
  }

  addField(kind: FieldKind): void {
    const draft = this.draft;
    if (!draft) return;
    this.change({
      fields: [...draft.fields, newField(kind, freeName(kind, draft.fields), draft.languages)],
    });
  }

  setField(at: number, changes: FieldChanges): void {
    const draft = this.draft;
    const old = draft?.fields[at];
    if (!draft || !old) return;
    const { when, ...rest } = { ...old, ...changes };
    const field: Field = { ...rest, ...(when ? { when } : {}) };
    const key = `field.${String(at)}.${Object.keys(changes).join()}`;
    this.change({ fields: draft.fields.map((one, n) => (n === at ? field : one)) }, key);
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

  /** Asks at once; while an answer is on its way the newest wish waits. */
  ask(lang: string): void {
    this.wanted = lang;
    if (!this.asking) void this.look();
  }

  override stop(): void {
    super.stop();
    this.stopped = true;
    this.asking?.abort();
  }

  private async look(): Promise<void> {
    while (this.wanted !== "" && this.draft && !this.stopped) {
      const wish = { lang: this.wanted, draft: tidy(this.draft) };
      this.wanted = "";
      this.asking = new AbortController();
      const answer = await previewForm(this.id, wish, this.asking.signal);
      this.asking = undefined;
      if (!answer.ok && answer.error.code === "aborted") return;
      this.previewError = answer.ok ? undefined : answer.error;
      if (answer.ok) this.manifest = answer.value;
    }
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
