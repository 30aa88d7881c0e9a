import type { Agreement } from "../agreements/model";
import type { OverrideRow } from "../overrides/api";
import { verdictOf, type Form, type LawProfile } from "../forms/model";
import type { DayCount } from "../register/model";

export type NeedKind =
  | "frozen"
  | "override_expired"
  | "override_expiring"
  | "awaiting_approval"
  | "no_company"
  | "draft_agreement"
  | "no_agreement"
  | "draft_form"
  | "warn"
  | "override"
  | "forbid";

export interface Need {
  readonly kind: NeedKind;
  readonly name: string;
  readonly href: string;
}

/** What somebody has to look at, the gravest first. */
export function needsOf(
  forms: readonly Form[],
  agreements: readonly Agreement[],
  profiles: readonly LawProfile[],
  overrides: readonly OverrideRow[] = [],
): Need[] {
  const needs: Need[] = [];
  const decided = new Set<string>();
  for (const one of overrides) {
    const form = forms.find((known) => known.id === one.form);
    if (!form) continue;
    if (one.state === "active") decided.add(one.form);
    else {
      const kind = one.state === "expired" ? "override_expired" : "override_expiring";
      needs.push({ kind, name: form.name, href: "/app/forms/" + form.id });
      decided.add(one.form);
    }
  }
  for (const form of forms) {
    const href = "/app/forms/" + form.id;
    if (form.draft.agreements.length === 0)
      needs.push({ kind: "no_agreement", name: form.name, href });
    else if (form.state === "draft") needs.push({ kind: "draft_form", name: form.name, href });
    if (form.state !== "published") continue;
    for (const used of form.draft.agreements) {
      const law = agreements.find((one) => one.id === used.agreement)?.lawProfile;
      const verdict = verdictOf(
        profiles.find((one) => one.id === law),
        used.mode,
      );
      if (verdict === "override" && decided.has(form.id)) continue;
      if (verdict !== undefined && verdict !== "allow")
        needs.push({ kind: verdict, name: form.name, href });
    }
  }
  for (const agreement of agreements) {
    if (agreement.state === "awaiting_approval" || agreement.life.approval?.state === "awaiting")
      needs.push({
        kind: "awaiting_approval",
        name: agreement.name,
        href: "/app/agreements/" + agreement.id,
      });
    if (agreement.publishedVersion === undefined && agreement.state === "draft") {
      needs.push({
        kind: "draft_agreement",
        name: agreement.name,
        href: "/app/agreements/" + agreement.id,
      });
    }
  }
  const order: readonly NeedKind[] = [
    "frozen",
    "no_company",
    "override_expired",
    "awaiting_approval",
    "override_expiring",
    "forbid",
    "override",
    "no_agreement",
    "warn",
    "draft_agreement",
    "draft_form",
  ];
  return needs.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Every day of the span, also those without an answer, oldest first. */
export function fullSpan(days: readonly DayCount[], span: number, today: Date): DayCount[] {
  const known = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length: span }, (_, at) => {
    const date = new Date(
      Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() - (span - 1 - at)),
    );
    const day = date.toISOString().slice(0, 10);
    return known.get(day) ?? { day, given: 0, declined: 0, notGiven: 0, withdrawn: 0 };
  });
}

export function sum(
  days: readonly DayCount[],
  part: "given" | "declined" | "notGiven" | "withdrawn",
): number {
  return days.reduce((total, one) => total + one[part], 0);
}

/** A round number just above the highest column, so that the scale has clean steps. */
export function ceiling(highest: number): number {
  if (highest <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(highest));
  for (const step of [1, 2, 2.5, 5, 10])
    if (highest <= step * power) return Math.ceil(step * power);
  return highest;
}
