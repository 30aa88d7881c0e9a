import { call, query } from "../../app/call";
import type { Answer } from "../../app/problem";
import { members, readItems, type Read } from "../../app/read";

export const overrideStates = ["active", "expiring", "expired"] as const;
export type OverrideState = (typeof overrideStates)[number];

/** A decided exception from what the law allows, with the name of who decided it. */
export interface OverrideRow {
  readonly form: string;
  readonly agreement: string;
  readonly mode: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly reviewDate: string;
  readonly state: OverrideState;
}

const readOverride: Read<OverrideRow> = (value) => {
  const source = members(value);
  const by = members(source?.raw("by"));
  return source?.finish({
    form: source.text("form"),
    agreement: source.text("agreement"),
    mode: source.numberOr("mode", 0),
    reason: source.textOrNone("reason"),
    by: by?.textOrNone("name") || (by?.textOrNone("id") ?? ""),
    at: source.textOrNone("at"),
    reviewDate: source.textOrNone("review_date"),
    state: source.oneOf("state", overrideStates, "active"),
  });
};

export function listOverrides(state?: OverrideState): Promise<Answer<OverrideRow[]>> {
  return call("GET", "/overrides" + query({ state, limit: 200 }), {
    read: readItems(readOverride),
  });
}
