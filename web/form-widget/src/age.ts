/**
 * What a form with an age gate asks besides its fields. A module of its own, because few forms have
 * one: it uses the form's `h` and brings its words along.
 */
import type { Age } from "@placet/contract";
import type { ComponentChildren, h as draw } from "preact";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";

export interface AgeTexts {
  readonly legend: string;
  ofAge(years: number): string;
  younger(years: number): string;
  readonly hint: string;
  readonly name: string;
  readonly email: string;
}

export interface AgeView {
  (h: typeof draw, age: Age, session: Session, state: State): ComponentChildren;
  /** The part of the submission that it asked for. */
  answer(values: State["values"]): object;
}

const yearsSince = (date: string, today: Date): number => {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const before =
    today.getMonth() + 1 < month || (today.getMonth() + 1 === month && today.getDate() < day);
  return today.getFullYear() - year - (before ? 1 : 0);
};

export function makeAge(texts: AgeTexts): AgeView {
  const view = (h: typeof draw, age: Age, session: Session, state: State): ComponentChildren => {
    const { values } = state;
    const confirms = age.gate === "confirm";
    const born = state.manifest?.fields.find(({ kind }) => kind === "birth_date")?.name ?? "";
    const date = values[born];
    const younger = confirms
      ? values["age.of_age"] === "no"
      : typeof date === "string" && !!date && yearsSince(date, new Date()) < age.years;
    const fault = (name: string) => {
      const found = state.faults.find(({ target }) => target === `v-${name}`);
      return found && h("p", { class: "fault", id: `e-${name}` }, found.message);
    };
    const box = (value: string, label: string) =>
      h(
        "p",
        { class: "choice" },
        h("input", {
          type: "radio",
          name: "age",
          id: `v-age-${value}`,
          checked: values["age.of_age"] === value,
          onChange: () => session.setValue("age.of_age", value),
        }),
        h("label", { for: `v-age-${value}` }, label),
      );
    const line = (name: string, label: string, type: string) =>
      h(
        "div",
        { class: "field" },
        h("label", { for: `v-${name}` }, label),
        fault(name),
        h("input", {
          id: `v-${name}`,
          type,
          required: true,
          "aria-describedby": `age-hint e-${name}`,
          value: values[name] ?? "",
          onInput: (event: { currentTarget: HTMLInputElement }) =>
            session.setValue(name, event.currentTarget.value),
        }),
      );
    return h(
      "fieldset",
      { class: "field", id: "v-age", tabIndex: -1, hidden: !confirms && !younger },
      h("legend", null, texts.legend),
      fault("age"),
      confirms && [box("yes", texts.ofAge(age.years)), box("no", texts.younger(age.years))],
      younger && [
        h("p", { class: "hint", id: "age-hint" }, texts.hint),
        line("age.representative.name", texts.name, "text"),
        line("age.representative.email", texts.email, "email"),
      ],
    );
  };
  const answer = (values: State["values"]): object => {
    const name = values["age.representative.name"];
    const email = values["age.representative.email"];
    const ofAge = values["age.of_age"];
    const asked = ofAge !== "yes" && (name || email);
    return {
      age: {
        ...(ofAge ? { of_age: ofAge === "yes" } : {}),
        ...(asked ? { representative: { name: name ?? "", email: email ?? "" } } : {}),
      },
    };
  };
  return Object.assign(view, { answer });
}
