import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readItems, type Read } from "../../app/read";
import { readFinding, type Finding } from "../agreements/model";
import { readFormVersion, readPreset, type FormVersion, type Preset } from "./history";
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
  draft?: FormDraft;
  kind?: string;
}): Promise<Answer<Form>> {
  return call("POST", "/forms", { read: readForm, body: wish });
}

export function changeForm(
  id: string,
  revision: number,
  changes: { name?: string; draft?: FormDraft },
): Promise<Answer<Form>> {
  return call("PATCH", at(id), { read: readForm, body: changes, revision });
}

export function listPresets(): Promise<Answer<Preset[]>> {
  return call("GET", "/form-presets", { read: readItems(readPreset) });
}

export function copyForm(id: string, name: string): Promise<Answer<Form>> {
  return call("POST", at(id, "/copy"), { read: readForm, body: { name } });
}

export function listFormVersions(id: string): Promise<Answer<FormVersion[]>> {
  return call("GET", at(id, "/versions"), { read: readItems(readFormVersion) });
}

export function getFormVersion(id: string, version: string): Promise<Answer<FormVersion>> {
  return call("GET", at(id, "/versions/" + encodeURIComponent(version)), { read: readFormVersion });
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

export interface Judgement {
  readonly verdicts: readonly Verdict[];
  readonly findings: readonly Finding[];
}

const readJudgement: Read<Judgement> = (value) => {
  const source = members(value);
  return source?.finish({
    verdicts: source.list("verdicts", readVerdict),
    findings: source.list("findings", readFinding),
  });
};

/** What publishing the saved draft would meet with. A server without judgement finds nothing. */
export async function judgeForm(id: string): Promise<Answer<Judgement>> {
  const answer = await call("POST", at(id, "/judge"), { read: readJudgement, body: {} });
  const silent = !answer.ok && (answer.error.status === 404 || answer.error.status === 405);
  return silent ? { ok: true, value: { verdicts: [], findings: [] }, next: undefined } : answer;
}

const readAnything: Read<true> = () => true;

export function stopForm(id: string): Promise<Answer<true>> {
  return call("POST", at(id, "/stop"), { read: readAnything, body: {} });
}

export function listLawProfiles(): Promise<Answer<LawProfile[]>> {
  return call("GET", "/law-profiles", { read: readItems(readLawProfile) });
}
