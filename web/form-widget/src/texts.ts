/** Every word of the form that does not come with the manifest. One module for each language. */
import type { Language } from "@placet/widget-kit/languages.ts";

export interface Texts {
  readonly lang: Language;
  readonly loading: string;
  readonly loadFailed: string;
  readonly unavailable: string;
  readonly openPage: string;
  readonly tryAgain: string;
  readonly language: string;
  readonly optional: string;
  readonly choose: string;
  readonly checkForm: string;
  /** By the code of the server's refusal. */
  readonly faults: { readonly [code: string]: string };
  readonly orWrite: string;
  readonly mustAgree: string;
  readonly mayAgree: string;
  readonly readText: string;
  readonly accept: string;
  readonly decline: string;
  readonly close: string;
  readonly readToEnd: string;
  readonly acceptAtEnd: string;
  readonly acceptReady: string;
  readonly changedPart: string;
  readonly submit: string;
  readonly sending: string;
  readonly waitingOffline: string;
  readonly waitingServer: string;
  readonly copy: string;
  readonly failed: string;
  readonly contact: string;
  readonly stale: string;
  readonly seeChanges: string;
  readonly thanks: string;
  readonly sent: string;
  readonly receipts: string;
  readonly receipt: string;
  readonly withdraw: string;
  readonly record: string;
  readonly outcomes: { readonly [outcome: string]: string };
}
