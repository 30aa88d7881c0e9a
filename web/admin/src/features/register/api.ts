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

export function listRegister(filter: RegisterFilter): Promise<Answer<RegisterRow[]>> {
  const ranged = filter.from !== undefined || filter.to !== undefined;
  const tz = ranged ? Intl.DateTimeFormat().resolvedOptions().timeZone : undefined;
  return call("GET", "/register" + query({ limit: 50, ...filter, tz }), {
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
