import { members, readText, word, type Read } from "../../app/read";

export const roles = ["owner", "privacy_officer", "editor", "operator", "auditor"] as const;
export type Role = (typeof roles)[number];

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly lang: string;
  readonly totp: boolean;
}

export interface Workspace {
  readonly name: string;
  readonly rehearsal: boolean;
  readonly defaultLanguage: string;
}

export interface Session {
  readonly me: Me;
  readonly workspace: Workspace;
  readonly csrf: string;
}

/** Roles this build does not know are left out: an unknown right is no right. */
export function readRoles(names: readonly string[]): Role[] {
  return names.map((name) => word(name, roles)).filter((role) => role !== undefined);
}

const readMe: Read<Me> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    name: source.text("name"),
    email: source.text("email"),
    roles: readRoles(source.list("roles", readText)),
    lang: source.textOrNone("lang"),
    totp: source.flagOr("totp", false),
  });
};

const readWorkspace: Read<Workspace> = (value) => {
  const source = members(value);
  return source?.finish({
    name: source.text("name"),
    rehearsal: source.flagOr("rehearsal", false),
    defaultLanguage: source.textOrNone("default_language"),
  });
};

export const readSession: Read<Session> = (value) => {
  const source = members(value);
  if (source === undefined) return undefined;
  const me = readMe(source.raw("staff"));
  const workspace = readWorkspace(source.raw("workspace"));
  if (me === undefined || workspace === undefined) return undefined;
  return source.finish({ me, workspace, csrf: source.textOrNone("csrf") });
};
