import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readNothing, type Read } from "../../app/read";
import { readSession, type Session } from "./model";

export function currentSession(): Promise<Answer<Session>> {
  return call("GET", "/session", { read: readSession });
}

export function signIn(email: string, password: string, totp: string): Promise<Answer<Session>> {
  const body = totp === "" ? { email, password } : { email, password, totp };
  return call("POST", "/sessions", { read: readSession, body });
}

export function signOut(): Promise<Answer<true>> {
  return call("DELETE", "/session", { read: readNothing });
}

const readNeeded: Read<boolean> = (value) => {
  const source = members(value);
  return source?.finish(source.flag("needed"));
};

export function setupNeeded(): Promise<Answer<boolean>> {
  return call("GET", "/setup", { read: readNeeded });
}

export interface FirstOwner {
  readonly code: string;
  readonly language: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly workspace_name: string;
}

export function setUp(owner: FirstOwner): Promise<Answer<Session>> {
  return call("POST", "/setup", { read: readSession, body: owner });
}
