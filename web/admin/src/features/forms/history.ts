import { members, type Read, type TextByLang } from "../../app/read";
import { readFormDraft, readVerdict, type FormDraft, type Verdict } from "./model";

/** A form to begin with. */
export interface Preset {
  readonly kind: string;
  readonly title: TextByLang;
  readonly draft: FormDraft;
}

/** A published form as it was; its definition only where one version was asked for. */
export interface FormVersion {
  readonly version: number;
  readonly publishedAt: string;
  readonly by: string;
  readonly verdicts: readonly Verdict[];
  readonly draft: FormDraft | undefined;
}

export const readPreset: Read<Preset> = (value) => {
  const source = members(value);
  const draft = readFormDraft(source?.raw("draft"));
  if (draft === undefined) return undefined;
  return source?.finish({ kind: source.text("kind"), title: source.texts("title"), draft });
};

export const readFormVersion: Read<FormVersion> = (value) => {
  const source = members(value);
  return source?.finish({
    version: source.number("version"),
    publishedAt: source.textOrNone("published_at"),
    by: members(source.raw("by"))?.textOrNone("name") ?? "",
    verdicts: source.list("verdicts", readVerdict),
    draft: source.maybe("draft", readFormDraft),
  });
};
