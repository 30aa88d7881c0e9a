import type { Finding } from "./model";

export type DraftTab = "text" | "label" | "purposes" | "processing" | "details" | "term";

export interface Jump {
  readonly tab: DraftTab;
  readonly lang: string;
  readonly part: string;
}

const tabs: Readonly<Record<string, DraftTab>> = {
  text: "text",
  title: "text",
  template: "text",
  languages: "text",
  label: "label",
  purposes: "purposes",
  recipients: "purposes",
  operations: "processing",
  methods: "processing",
  data: "processing",
  fields: "processing",
  details: "details",
  term: "term",
};

/** Where a finding is to be mended: a page outside of the editor, or a tab of it. */
export function jumpOf(finding: Finding, company: string): string | Jump {
  const [part = "", rest = ""] = (finding.place?.part ?? finding.field).split(".");
  if (part === "company") return `/app/companies/${company}`;
  const lang = /^[a-z]{2}$/.test(rest) ? rest : "";
  return { tab: tabs[part] ?? "text", lang, part };
}
