import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readItems, type Read } from "../../app/read";
import {
  readForm,
  readLawProfile,
  readVerdict,
  type Form,
  type FormDraft,
  type LawProfile,
  type Verdict,
} from "./model";

function at(id: string, rest = ""): string {
  return "/forms/" + encodeURIComponent(id) + rest;
}

export function listForms(): Promise<Answer<Form[]>> {
  return call("GET", "/forms?limit=200", { read: readItems(readForm) });
}

export function getForm(id: string): Promise<Answer<Form>> {
  return call("GET", at(id), { read: readForm });
}

export function createForm(wish: {
  company: string;
  name: string;
  draft: FormDraft;
}): Promise<Answer<Form>> {
  return call("POST", "/forms", { read: readForm, body: wish });
}

export function changeForm(
  form: Form,
  changes: { name?: string; draft?: FormDraft },
): Promise<Answer<Form>> {
  return call("PATCH", at(form.id), { read: readForm, body: changes, revision: form.revision });
}

/** The manifest goes to the widget as it came: only the widget knows all of it. */
const readManifest: Read<object> = (value) =>
  typeof value === "object" && value !== null ? value : undefined;

export function previewForm(
  id: string,
  wish: { lang: string; draft: FormDraft },
  signal: AbortSignal,
): Promise<Answer<object>> {
  return call("POST", at(id, "/preview"), { read: readManifest, body: wish, signal });
}

export interface Override {
  readonly agreement: string;
  readonly reason: string;
  readonly review_date: string;
}

export interface FormPublished {
  readonly version: number;
  readonly verdicts: readonly Verdict[];
}

const readPublished: Read<FormPublished> = (value) => {
  const source = members(value);
  return source?.finish({
    version: source.number("version"),
    verdicts: source.list("verdicts", readVerdict),
  });
};

export function publishForm(
  id: string,
  overrides: readonly Override[],
): Promise<Answer<FormPublished>> {
  const body = overrides.length > 0 ? { overrides } : {};
  return call("POST", at(id, "/publish"), { read: readPublished, body });
}

const readAnything: Read<true> = () => true;

export function stopForm(id: string): Promise<Answer<true>> {
  return call("POST", at(id, "/stop"), { read: readAnything, body: {} });
}

export function listLawProfiles(): Promise<Answer<LawProfile[]>> {
  return call("GET", "/law-profiles", { read: readItems(readLawProfile) });
}
