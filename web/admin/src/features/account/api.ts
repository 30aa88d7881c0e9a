import { call } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readNothing, type Read } from "../../app/read";
import { readStaff, type Staff } from "../team/model";

export function changePassword(current: string, wish: string): Promise<Answer<true>> {
  return call("POST", "/staff/me/password", { read: readNothing, body: { current, new: wish } });
}

export interface TotpSecret {
  readonly secret: string;
  readonly uri: string;
}

const readSecret: Read<TotpSecret> = (value) => {
  const source = members(value);
  return source?.finish({ secret: source.text("secret"), uri: source.text("uri") });
};

export function beginTotp(): Promise<Answer<TotpSecret>> {
  return call("POST", "/staff/me/totp", { read: readSecret, body: {} });
}

export function confirmTotp(code: string): Promise<Answer<true>> {
  return call("PUT", "/staff/me/totp", { read: readNothing, body: { code } });
}

export function removeTotp(): Promise<Answer<true>> {
  return call("DELETE", "/staff/me/totp", { read: readNothing });
}

export function changeLanguage(id: string, lang: string): Promise<Answer<Staff>> {
  return call("PATCH", "/staff/" + encodeURIComponent(id), { read: readStaff, body: { lang } });
}
