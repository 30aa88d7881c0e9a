import type { Answer, Problem } from "../../app/problem";
import {
  createAgreement,
  createPurpose,
  previewAgreement,
  publishAgreement,
} from "../agreements/api";
import { findingsIn, type Agreement, type Finding, type Preview } from "../agreements/model";
import { templatesFor } from "../agreements/kinds";
import { starterDraft } from "../agreements/starter";
import { createCompany } from "../companies/api";
import { tidyDraft, type Company, type CompanyDraft } from "../companies/model";
import { changeForm, createForm, publishForm } from "../forms/api";
import type { FieldKind, Form } from "../forms/model";
import { formStarter } from "../forms/starter";
import { purposeBasis, purposeTexts, type PurposeName } from "./model";
import { t } from "./texts";

export type Step = 1 | 2 | 3 | 4 | 5 | 6;

/** The way from an empty installation to a published form; each step keeps what the one before has made. */
export class Wizard {
  step = $state<Step>(1);
  busy = $state(false);
  error = $state.raw<Problem>();
  company = $state.raw<Company>();
  agreement = $state.raw<Agreement>();
  form = $state.raw<Form>();
  preview = $state.raw<Preview>();
  findings = $state.raw<readonly Finding[]>([]);

  /** Runs one act; `undefined` means it failed and `error` says why. */
  private async did<T>(asked: Promise<Answer<T>>): Promise<T | undefined> {
    this.busy = true;
    const answer = await asked;
    this.busy = false;
    this.error = answer.ok ? undefined : answer.error;
    return answer.ok ? answer.value : undefined;
  }

  async makeCompany(draft: CompanyDraft): Promise<void> {
    this.company = await this.did(createCompany(tidyDraft(draft)));
    if (this.company) this.step = 3;
  }

  async makeTexts(kinds: readonly FieldKind[], purposes: readonly PurposeName[]): Promise<void> {
    const company = this.company;
    if (!company) return;
    const law = company.lawProfiles[0] ?? "none";
    const draft = starterDraft(templatesFor(law, "processing")[0] ?? "custom", law);
    if (!this.agreement) {
      const ids: string[] = [];
      for (const name of purposes) {
        const made = await this.did(
          createPurpose(purposeTexts(name, draft.languages), purposeBasis[name]),
        );
        if (!made) return;
        ids.push(made.id);
      }
      this.agreement = await this.did(
        createAgreement({
          company: company.id,
          name: t("agreement_name"),
          kind: "processing",
          law_profile: law,
          draft: { ...draft, purposes: ids },
        }),
      );
    }
    const agreement = this.agreement;
    if (!agreement) return;
    const formDraft = {
      ...formStarter(kinds, law),
      agreements: [{ agreement: agreement.id, mode: 2 as const }],
    };
    const form = this.form;
    this.form = await this.did(
      form
        ? changeForm(form.id, form.revision, { draft: formDraft })
        : createForm({ company: company.id, name: t("form_name"), draft: formDraft }),
    );
    if (this.form) {
      this.step = 4;
      await this.look(agreement.draft.default_language);
    }
  }

  async look(lang: string): Promise<void> {
    if (!this.agreement || !this.form) return;
    const wish = { lang, draft: this.agreement.draft, form: this.form.id };
    this.preview = await this.did(
      previewAgreement(this.agreement.id, wish, new AbortController().signal),
    );
  }

  async publish(origin: string | undefined): Promise<void> {
    if (!this.agreement || !this.form) return;
    if (origin !== undefined) {
      const form = await this.did(
        changeForm(this.form.id, this.form.revision, {
          draft: { ...this.form.draft, allowed_origins: [origin] },
        }),
      );
      if (!form) return;
      this.form = form;
    }
    this.findings = [];
    if (this.agreement.publishedVersion === undefined) {
      const made = await this.did(publishAgreement(this.agreement.id));
      if (!made) {
        this.findings = findingsIn(this.error?.body);
        return;
      }
      this.agreement = { ...this.agreement, publishedVersion: made.version };
    }
    const published = await this.did(publishForm(this.form.id, []));
    if (published)
      this.form = { ...this.form, publishedVersion: published.version, state: "published" };
  }
}
