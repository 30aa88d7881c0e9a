import { call, query } from "../../app/call";
import type { Answer } from "../../app/problem";
import { readItems } from "../../app/read";
import { readCard, readPerson, type Person, type PersonCard } from "./model";

export function listPeople(q: string, cursor: string | undefined): Promise<Answer<Person[]>> {
  return call("GET", "/contacts" + query({ q, cursor, limit: 50 }), {
    read: readItems(readPerson),
  });
}

export function getPerson(id: string): Promise<Answer<PersonCard>> {
  return call("GET", "/contacts/" + encodeURIComponent(id), { read: readCard });
}
