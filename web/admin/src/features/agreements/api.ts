import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readItems, type Read } from "../../app/read";
import {
  readAgreement,
  readFinding,
  readPreview,
  readPurpose,
  readRecipient,
  readVersion,
  type Agreement,
  type AgreementDraft,
  type Basis,
  type Finding,
  type Preview,
  type Purpose,
  type Recipient,
  type Version,
} from "./model";

function at(id: string, rest = ""): string {
  return "/agreements/" + encodeURIComponent(id) + rest;
}

export function listAgreements(): Promise<Answer<Agreement[]>> {
  return call("GET", "/agreements?limit=200", { read: readItems(readAgreement) });
}

export function getAgreement(id: string): Promise<Answer<Agreement>> {
  return call("GET", at(id), { read: readAgreement });
}

/** As it is sent: members that this build does not edit go back where they were. */
function sent({ others, ...draft }: AgreementDraft): object {
  return { ...others, ...draft };
}

export interface NewAgreement {
  readonly company: string;
  readonly name: string;
  readonly kind: string;
  readonly law_profile: string;
  readonly draft: AgreementDraft;
}

export function createAgreement(wish: NewAgreement): Promise<Answer<Agreement>> {
  return call("POST", "/agreements", {
    read: readAgreement,
    body: { ...wish, draft: sent(wish.draft) },
  });
}

export function changeAgreement(
  id: string,
  revision: number,
  changes: { name?: string; draft?: AgreementDraft },
): Promise<Answer<Agreement>> {
  return call("PATCH", at(id), {
    read: readAgreement,
    body: changes.draft ? { ...changes, draft: sent(changes.draft) } : changes,
    revision,
  });
}

export function previewAgreement(
  id: string,
  wish: { lang: string; draft: AgreementDraft; form?: string },
  signal: AbortSignal,
): Promise<Answer<Preview>> {
  return call("POST", at(id, "/preview"), {
    read: readPreview,
    body: { ...wish, draft: sent(wish.draft) },
    signal,
  });
}

export interface Published {
  readonly version: number;
  readonly findings: readonly Finding[];
}

const readPublished: Read<Published> = (value) => {
  const source = members(value);
  return source?.finish({
    version: source.number("version"),
    findings: source.list("findings", readFinding),
  });
};

export function publishAgreement(id: string, cosmetic = false): Promise<Answer<Published>> {
  const body = cosmetic ? { claim: "cosmetic" } : {};
  return call("POST", at(id, "/publish"), { read: readPublished, body });
}

export function listVersions(id: string): Promise<Answer<Version[]>> {
  return call("GET", at(id, "/versions"), { read: readItems(readVersion) });
}

export function getVersion(id: string, version: string, lang: string): Promise<Answer<Version>> {
  const rest = `/versions/${encodeURIComponent(version)}?lang=${encodeURIComponent(lang)}`;
  return call("GET", at(id, rest), { read: readVersion });
}

export function listPurposes(): Promise<Answer<Purpose[]>> {
  return call("GET", "/purposes?limit=200", { read: readItems(readPurpose) });
}

export function createPurpose(
  text: Record<string, string>,
  basis: Basis,
  more: object = {},
): Promise<Answer<Purpose>> {
  return call("POST", "/purposes", { read: readPurpose, body: { text, basis, ...more } });
}

export function listRecipients(): Promise<Answer<Recipient[]>> {
  return call("GET", "/recipients?limit=200", { read: readItems(readRecipient) });
}

export function createRecipient(
  wish: Omit<Recipient, "id" | "contract"> & { readonly contract?: string },
): Promise<Answer<Recipient>> {
  return call("POST", "/recipients", { read: readRecipient, body: wish });
}
