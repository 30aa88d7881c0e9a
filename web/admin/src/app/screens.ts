import type { Component } from "svelte";

export interface ScreenProps {
  readonly params: Readonly<Record<string, string>>;
}

/** A plain screen stands for itself; an object screen shows the thing its address names. */
export type Screen =
  | { readonly kind: "plain"; readonly view: Component<Record<string, never>> }
  | { readonly kind: "object"; readonly view: Component<ScreenProps> };

type Load = () => Promise<Screen>;

/** Each screen is a file of its own that loads when it is first opened. */
export const screens: Readonly<Record<string, Load>> = {
  today: async () => ({
    kind: "plain",
    view: (await import("../features/today/screens/today.svelte")).default,
  }),
  setup: async () => ({
    kind: "plain",
    view: (await import("../features/setup/screens/setup.svelte")).default,
  }),
  register: async () => ({
    kind: "plain",
    view: (await import("../features/register/screens/register.svelte")).default,
  }),
  record: async () => ({
    kind: "object",
    view: (await import("../features/register/screens/record.svelte")).default,
  }),
  people: async () => ({
    kind: "plain",
    view: (await import("../features/people/screens/people.svelte")).default,
  }),
  person: async () => ({
    kind: "object",
    view: (await import("../features/people/screens/person.svelte")).default,
  }),
  forms: async () => ({
    kind: "plain",
    view: (await import("../features/forms/screens/forms.svelte")).default,
  }),
  "form-new": async () => ({
    kind: "plain",
    view: (await import("../features/forms/screens/new-form.svelte")).default,
  }),
  form: async () => ({
    kind: "object",
    view: (await import("../features/forms/screens/form.svelte")).default,
  }),
  "form-version": async () => ({
    kind: "object",
    view: (await import("../features/forms/screens/form-version.svelte")).default,
  }),
  points: async () => ({
    kind: "plain",
    view: (await import("../features/points/screens/points.svelte")).default,
  }),
  law: async () => ({
    kind: "plain",
    view: (await import("../features/law/screens/law.svelte")).default,
  }),
  "law-profile": async () => ({
    kind: "object",
    view: (await import("../features/law/screens/profile.svelte")).default,
  }),
  overrides: async () => ({
    kind: "plain",
    view: (await import("../features/overrides/screens/overrides.svelte")).default,
  }),
  agreements: async () => ({
    kind: "plain",
    view: (await import("../features/agreements/screens/agreements.svelte")).default,
  }),
  "agreement-new": async () => ({
    kind: "plain",
    view: (await import("../features/agreements/screens/new-agreement.svelte")).default,
  }),
  agreement: async () => ({
    kind: "object",
    view: (await import("../features/agreements/screens/agreement.svelte")).default,
  }),
  "agreement-version": async () => ({
    kind: "object",
    view: (await import("../features/agreements/screens/version.svelte")).default,
  }),
  companies: async () => ({
    kind: "plain",
    view: (await import("../features/companies/screens/companies.svelte")).default,
  }),
  "company-new": async () => ({
    kind: "object",
    view: (await import("../features/companies/screens/company.svelte")).default,
  }),
  company: async () => ({
    kind: "object",
    view: (await import("../features/companies/screens/company.svelte")).default,
  }),
  team: async () => ({
    kind: "plain",
    view: (await import("../features/team/screens/team.svelte")).default,
  }),
  account: async () => ({
    kind: "plain",
    view: (await import("../features/account/screens/account.svelte")).default,
  }),
};
