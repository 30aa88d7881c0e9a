import { call, query } from "../../app/call";
import type { Answer } from "../../app/problem";
import { readItems } from "../../app/read";
import { readProof, readRecord, readRow, readSummary } from "./model";
import type { Proof, RegisterRecord, RegisterRow, Summary } from "./model";

export interface RegisterFilter {
  readonly state?: string;
  readonly agreement?: string;
  readonly source?: string;
  readonly method?: string;
  readonly from?: string;
  readonly to?: string;
  readonly q?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** The instant at which a day of the reader's own zone begins, `later` days on; the server takes the end as open. */
export function dayStart(day: string | undefined, later: number): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "");
  if (!parts) return undefined;
  return new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later).toISOString();
}

export function listRegister(filter: RegisterFilter): Promise<Answer<RegisterRow[]>> {
  const from = dayStart(filter.from, 0);
  const to = dayStart(filter.to, 1);
  return call("GET", "/register" + query({ limit: 50, ...filter, from, to }), {
    read: readItems(readRow),
  });
}

export function getRecord(index: string): Promise<Answer<RegisterRecord>> {
  return call("GET", "/register/" + encodeURIComponent(index), { read: readRecord });
}

export function getProof(index: string): Promise<Answer<Proof>> {
  return call("GET", `/register/${encodeURIComponent(index)}/proof`, { read: readProof });
}

export function getSummary(days: number): Promise<Answer<Summary>> {
  return call("GET", "/register/summary" + query({ days }), { read: readSummary });
}
