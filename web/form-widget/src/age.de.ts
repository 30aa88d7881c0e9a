import { makeAge } from "./age.ts";

export const age = makeAge({
  legend: "Ihr Alter",
  ofAge: (count) => `Ich bin ${count} Jahre alt oder älter`,
  younger: (count) => `Ich bin jünger als ${count} Jahre`,
  hint: "Für Sie willigt ein Elternteil oder eine andere sorgeberechtigte Person ein. Wir schreiben ihr. Bis zur Antwort kann niemand Ihre Angaben lesen; ohne Antwort werden sie vernichtet.",
  name: "Name der sorgeberechtigten Person",
  email: "E-Mail-Adresse der sorgeberechtigten Person",
});
