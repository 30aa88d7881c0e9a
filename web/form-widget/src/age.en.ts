import { makeAge } from "./age.ts";

export const age = makeAge({
  legend: "Your age",
  ofAge: (count) => `I am ${count} or older`,
  younger: (count) => `I am younger than ${count}`,
  hint: "A parent or guardian consents for you. We will write to them. Until they answer nobody can read what you entered; without an answer it is destroyed.",
  name: "Name of the parent or guardian",
  email: "E-mail address of the parent or guardian",
});
