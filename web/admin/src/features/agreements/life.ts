import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readNumber, readText, word, type Read, type TextByLang } from "../../app/read";
import type { Piece } from "../../app/word-diff";
import { readAgreement, type Agreement } from "./model";

export const materialities = ["none", "cosmetic", "unclear", "material"] as const;
export type Materiality = (typeof materialities)[number];

export interface Change {
  readonly part: string;
  readonly change: "added" | "removed" | "changed";
  readonly materiality: Materiality;
  readonly text: string;
}

/** What differs between two states of an agreement, and whom it concerns. */
export interface Changes {
  readonly materiality: Materiality;
  readonly changes: readonly Change[];
  readonly words: Readonly<Record<string, readonly Piece[]>>;
  readonly askedAgain: number;
}

export interface Approval {
  readonly state: string;
  readonly claim: boolean;
  readonly submittedBy: string;
  readonly decidedBy: string;
  readonly comment: string;
}

export interface Lineage {
  readonly agreement: string;
  readonly version: number | undefined;
  readonly template: string;
}

export interface Retirement {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

export interface Life {
  readonly approval: Approval | undefined;
  readonly derivedFrom: Lineage | undefined;
  readonly retirement: Retirement | undefined;
}

const readApproval: Read<Approval> = (value) => {
  const source = members(value);
  return source?.finish({
    state: source.textOrNone("state"),
    claim: source.raw("claim") === "cosmetic",
    submittedBy: source.textOrNone("submitted_by"),
    decidedBy: source.textOrNone("decided_by"),
    comment: source.textOrNone("comment"),
  });
};

const readLineage: Read<Lineage> = (value) => {
  const source = members(value);
  return source?.finish({
    agreement: source.textOrNone("agreement"),
    version: source.maybe("version", readNumber),
    template: source.textOrNone("template"),
  });
};

const readRetirement: Read<Retirement> = (value) => {
  const source = members(value);
  return source?.finish({
    by: source.textOrNone("by"),
    at: source.textOrNone("at"),
    reason: source.textOrNone("reason"),
  });
};

export const readLife: Read<Life> = (value) => {
  const source = members(value);
  return source?.finish({
    approval: source.maybe("approval", readApproval),
    derivedFrom: source.maybe("derived_from", readLineage),
    retirement: source.maybe("retirement", readRetirement),
  });
};

const readMateriality: Read<Materiality> = (value) => word(value, materialities);

const readChange: Read<Change> = (value) => {
  const source = members(value);
  return source?.finish({
    part: source.textOrNone("part"),
    change: source.oneOf("change", ["added", "removed", "changed"], "changed"),
    materiality: source.maybe("materiality", readMateriality) ?? "unclear",
    text: source.textOrNone("text"),
  });
};

const readPiece: Read<Piece> = (value) => {
  const source = members(value);
  return source?.finish({
    op: source.oneOf("op", ["same", "added", "removed"], "same"),
    text: source.text("text"),
  });
};

const readChanges: Read<Changes> = (value) => {
  const source = members(value);
  const found = source?.raw("words");
  const words: Record<string, readonly Piece[]> = {};
  const texts = members(found);
  if (texts && typeof found === "object" && found !== null)
    for (const lang of Object.keys(found)) words[lang] = texts.list(lang, readPiece);
  return source?.finish({
    materiality: source.maybe("materiality", readMateriality) ?? "unclear",
    changes: source.list("changes", readChange),
    words,
    askedAgain: source.numberOr("asked_again", 0),
  });
};

function at(id: string, rest: string): string {
  return "/agreements/" + encodeURIComponent(id) + rest;
}

/** The draft against what is published. */
export function draftChanges(id: string): Promise<Answer<Changes>> {
  return call("GET", at(id, "/changes"), { read: readChanges });
}

export function versionChanges(
  id: string,
  version: string,
  against: string,
): Promise<Answer<Changes>> {
  const rest = `/versions/${encodeURIComponent(version)}/changes?against=${encodeURIComponent(against)}`;
  return call("GET", at(id, rest), { read: readChanges });
}

export type ReviewAct = "submit-for-approval" | "approve" | "return";

export function review(
  id: string,
  revision: number,
  act: ReviewAct,
  body: { comment?: string; claim?: "cosmetic" },
): Promise<Answer<Agreement>> {
  return call("POST", at(id, "/" + act), { read: readAgreement, body, revision });
}

export function cloneAgreement(id: string, name: string): Promise<Answer<Agreement>> {
  return call("POST", at(id, "/clone"), { read: readAgreement, body: { name } });
}

export function retireAgreement(id: string, reason: string): Promise<Answer<Agreement>> {
  return call("POST", at(id, "/retire"), { read: readAgreement, body: { reason } });
}

/** The forms that still ask for an agreement somebody wants to retire. */
export function formsIn(body: unknown): readonly { readonly id: string; readonly name: string }[] {
  const readNamed: Read<{ id: string; name: string }> = (value) => {
    const source = members(value);
    return source?.finish({ id: source.text("id"), name: source.text("name") });
  };
  return members(body)?.list("forms", readNamed) ?? [];
}

/** A ready text with its source, to be rewritten in one's own words. */
export interface ReadyText {
  readonly template: string;
  readonly kind: string;
  readonly languages: readonly string[];
  readonly title: TextByLang;
  readonly label: TextByLang;
  readonly text: TextByLang;
}

const readReady: Read<ReadyText> = (value) => {
  const source = members(value);
  return source?.finish({
    template: source.text("template"),
    kind: source.textOrNone("kind"),
    languages: source.list("languages", readText),
    title: source.texts("title"),
    label: source.texts("label"),
    text: source.texts("text"),
  });
};

export function listReadyTexts(): Promise<Answer<ReadyText[]>> {
  return call("GET", "/agreement-templates", {
    read: (value) => {
      const source = members(value);
      return source?.finish(source.list("items", readReady));
    },
  });
}
