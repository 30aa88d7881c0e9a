import { members, readText, type Read } from "../../app/read";
import { readRoles, type Role } from "../session/model";

export interface Staff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly totp: boolean;
  readonly lastSeen: string;
  readonly revision: number;
}

export const scopes = [
  "register:read",
  "contacts:read",
  "agreements:write",
  "forms:write",
  "admin",
] as const;

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly created: string;
  readonly revoked: boolean;
  /** Only in the answer to its making, never again. */
  readonly key: string;
}

export const readStaff: Read<Staff> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    name: source.text("name"),
    email: source.text("email"),
    roles: readRoles(source.list("roles", readText)),
    active: source.flagOr("active", true),
    totp: source.flagOr("totp", false),
    lastSeen: source.textOrNone("last_seen"),
    revision: source.numberOr("revision", 0),
  });
};

export const readApiKey: Read<ApiKey> = (value) => {
  const source = members(value);
  return source?.finish({
    id: source.text("id"),
    name: source.text("name"),
    scopes: source.list("scopes", readText),
    created: source.textOrNone("created_at") || source.textOrNone("created"),
    revoked: source.textOrNone("revoked_at") !== "",
    key: source.textOrNone("key"),
  });
};
