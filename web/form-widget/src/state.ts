/** What the form knows at a moment. Immutable: each change makes a new state. */
import type { Accepted, Agreement, Block, Field, FileValue, Manifest } from "@placet/contract";
import type { AgeView } from "./age.ts";
import type { SentView } from "./sent.tsx";
import type { Texts } from "./texts.ts";

export type Phase =
  | { readonly kind: "loading" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "gone" }
  | { readonly kind: "editing" }
  | { readonly kind: "sending" }
  | { readonly kind: "waiting"; readonly offline: boolean; readonly long: boolean }
  | { readonly kind: "failed" }
  | {
      readonly kind: "sent";
      readonly accepted: Accepted;
      readonly view: SentView | undefined;
    };

/** How one agreement is answered so far, and what was done to answer it. */
export interface Answer {
  readonly checked: boolean;
  readonly textOpened: boolean;
  readonly endReached: boolean;
  readonly declined: boolean;
  /** The text that this one replaced while the form was open. */
  readonly before: readonly Block[] | undefined;
}

export interface Fault {
  /** The id of the control: `v-<field>` or `c-<agreement>`. */
  readonly target: string;
  readonly message: string;
}

export type FieldValue = string | readonly string[] | readonly FileValue[];

export interface State {
  readonly texts: Texts;
  readonly phase: Phase;
  readonly manifest: Manifest | undefined;
  readonly values: { readonly [name: string]: FieldValue };
  readonly answers: { readonly [agreement: string]: Answer };
  readonly faults: readonly Fault[];
  readonly stale: boolean;
  /** Asks for the age, where the form does. */
  readonly age: AgeView | undefined;
  /** The agreement whose text is open, and the control that gets the focus back. */
  readonly open: { readonly agreement: Agreement; readonly opener: string } | undefined;
}

/** The fields that apply to what was chosen so far; the server decides by the same rule. */
export function shownFields(manifest: Manifest, values: State["values"]): Field[] {
  const shown = new Set<string>();
  return manifest.fields.filter(({ name, when }) => {
    const chosen = when && shown.has(when.field) ? [values[when.field]].flat() : [];
    const show = !when || chosen.some((one) => when.is.includes(one as string));
    if (show) shown.add(name);
    return show;
  });
}

export function firstAnswer(agreement: Agreement): Answer {
  return {
    checked: agreement.preset,
    textOpened: false,
    endReached: false,
    declined: false,
    before: undefined,
  };
}

/** Whether a person who has read one has read the other. */
export function isSameText(one: Agreement, other: Agreement): boolean {
  return (
    one.version === other.version &&
    one.textHash === other.textHash &&
    one.required === other.required &&
    one.preset === other.preset &&
    one.readGate === other.readGate &&
    JSON.stringify(one.label) === JSON.stringify(other.label)
  );
}
