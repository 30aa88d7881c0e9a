import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readItems, readNothing, type Read } from "../../app/read";
import type { Role } from "../session/model";
import { readApiKey, readStaff, type ApiKey, type Staff } from "./model";

export function listStaff(): Promise<Answer<Staff[]>> {
  return call("GET", "/staff?limit=200", { read: readItems(readStaff) });
}

export interface NewStaff {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly Role[];
  readonly lang: string;
}

export function createStaff(wish: NewStaff): Promise<Answer<Staff>> {
  return call("POST", "/staff", { read: readStaff, body: wish });
}

export function changeStaff(
  staff: Staff,
  changes: { roles?: readonly Role[]; active?: boolean },
): Promise<Answer<Staff>> {
  return call("PATCH", "/staff/" + encodeURIComponent(staff.id), {
    read: readStaff,
    body: changes,
    revision: staff.revision,
  });
}

export function listKeys(): Promise<Answer<ApiKey[]>> {
  return call("GET", "/api-keys?limit=200", { read: readItems(readApiKey) });
}

export function createKey(name: string, scopes: readonly string[]): Promise<Answer<ApiKey>> {
  return call("POST", "/api-keys", { read: readApiKey, body: { name, scopes } });
}

export function revokeKey(id: string): Promise<Answer<true>> {
  return call("DELETE", "/api-keys/" + encodeURIComponent(id), { read: readNothing });
}

/** Settings that this build does not know go back as they came. */
export interface WorkspaceSettings {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly revision: number;
}

const readSettings: Read<WorkspaceSettings> = (value) => {
  const source = members(value);
  const settings = Object.entries(source?.raw("settings") ?? {});
  return source?.finish({
    settings: Object.fromEntries(settings),
    revision: source.numberOr("revision", 0),
  });
};

export function getWorkspace(): Promise<Answer<WorkspaceSettings>> {
  return call("GET", "/workspace", { read: readSettings });
}

export function setApproval(
  now: WorkspaceSettings,
  approval: "none" | "second_person",
): Promise<Answer<WorkspaceSettings>> {
  const settings = { ...now.settings, approval };
  return call("PATCH", "/workspace", {
    read: readSettings,
    body: { settings },
    revision: now.revision,
  });
}
