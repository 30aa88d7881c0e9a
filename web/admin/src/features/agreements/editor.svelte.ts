import { DraftKeeper } from "../../app/draft-keeper.svelte";
import type { Answer, Problem } from "../../app/problem";
import { changeAgreement, getAgreement, previewAgreement } from "./api";
import { languagesOf } from "./kinds";
import {
  readDraft,
  type Agreement,
  type AgreementDraft,
  type DataGroup,
  type Details,
  type Preview,
} from "./model";

export type TextPart = "title" | "label" | "text";

/** What goes to the server: a ready text has no own one, and nobody sends empty lines. */
export function tidy(draft: AgreementDraft): AgreementDraft {
  const said = (texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));
  const own = draft.template === "custom";
  return {
    ...draft,
    title: said(draft.title),
    label: said(draft.label),
    text: own ? said(draft.text) : {},
    ...(draft.values ? { values: said(draft.values) } : {}),
    ...(draft.data ? { data: draft.data.map(tidyGroup) } : {}),
    ...(draft.details ? { details: tidyDetails(draft.details) } : {}),
  };
}

const lines = (list: readonly string[]): string[] =>
  list.map((one) => one.trim()).filter((one) => one !== "");

function tidyGroup({ category, items }: DataGroup): DataGroup {
  const kept = Object.entries(items).map(([lang, list]) => [lang, lines(list)] as const);
  return { category, items: Object.fromEntries(kept.filter(([, list]) => list.length > 0)) };
}

function tidyDetails(details: Details): Details {
  const { resources, numbers, items } = details;
  return {
    ...details,
    ...(resources ? { resources: lines(resources) } : {}),
    ...(numbers ? { numbers: lines(numbers) } : {}),
    ...(items ? { items: items.filter((one) => one.name.trim() !== "") } : {}),
  };
}

/** One agreement's draft under the hands of an editor, and the server's reading of it. */
export class AgreementEditor extends DraftKeeper<AgreementDraft> {
  agreement = $state.raw<Agreement>();
  preview = $state.raw<Preview>();
  previewError = $state.raw<Problem>();
  private wanted: { lang: string; form: string } | undefined;
  private running: AbortController | undefined;
  private stopped = false;

  constructor(private readonly id: string) {
    const keep = (answer: Answer<Agreement>): Answer<Agreement> => {
      if (answer.ok) this.agreement = answer.value;
      return answer;
    };
    super({
      tidy,
      read: readDraft,
      load: async () => keep(await getAgreement(id)),
      save: async (wish, revision) => keep(await changeAgreement(id, revision, wish)),
    });
  }

  async open(): Promise<Problem | undefined> {
    const answer = await getAgreement(this.id);
    if (!answer.ok) return answer.error;
    this.agreement = answer.value;
    this.take(answer.value);
    return undefined;
  }

  text(part: TextPart, lang: string): string {
    return this.draft?.[part][lang] ?? "";
  }

  write(part: TextPart, lang: string, value: string): void {
    if (this.draft)
      this.change({ [part]: { ...this.draft[part], [lang]: value } }, `${part}.${lang}`);
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
    if (draft.template !== "custom") return languagesOf(draft.template)?.includes(lang) === false;
    return [draft.text, draft.label, draft.title].some(
      (texts) => (texts[lang] ?? "").trim() === "",
    );
  }

  /** Asks at once; while an answer is on its way the newest wish waits, so that typing never queues up questions. */
  ask(lang: string, form = ""): void {
    this.wanted = { lang, form };
    if (!this.running) void this.look();
  }

  override stop(): void {
    super.stop();
    this.stopped = true;
    this.running?.abort();
  }

  private async look(): Promise<void> {
    while (this.wanted && this.draft && !this.stopped) {
      const { lang, form } = this.wanted;
      this.wanted = undefined;
      this.running = new AbortController();
      const wish = { lang, draft: tidy(this.draft), ...(form === "" ? {} : { form }) };
      const answer = await previewAgreement(this.id, wish, this.running.signal);
      this.running = undefined;
      if (!answer.ok && answer.error.code === "aborted") return;
      this.previewError = answer.ok ? undefined : answer.error;
      if (answer.ok) this.preview = answer.value;
    }
  }
}
