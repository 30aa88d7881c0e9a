import { captionsOf } from "../forms/starter";
import type { Preview } from "./model";

/** The manifest of a small form that carries this agreement: what the widget shows in the editor's preview. */
export function sampleManifest(preview: Preview, lang: string, company: string): object {
  const caption = (kind: "name" | "phone" | "send" | "title"): string =>
    captionsOf(kind, [lang])[lang] ?? "";
  return {
    form: "f_preview",
    version: 1,
    lang,
    languages: [lang],
    title: caption("title"),
    submit: caption("send"),
    company: { name: company, email: "", phone: "" },
    fields: [
      { name: "name", kind: "name", label: caption("name"), required: true, max_length: 200 },
      { name: "phone", kind: "phone", label: caption("phone"), required: false, max_length: 40 },
    ],
    agreements: [
      {
        agreement: "ag_preview",
        version: 1,
        mode: 4,
        required: false,
        preset: false,
        read_gate: false,
        title: preview.title,
        label: preview.raw.label,
        text: preview.raw.text,
        text_sha256: preview.sha256,
        text_url: "/",
      },
    ],
    token: "",
  };
}
