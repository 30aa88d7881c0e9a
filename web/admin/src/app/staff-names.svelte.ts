import { call } from "./call";
import { members, readItems, type Read } from "./read";

interface Named {
  readonly id: string;
  readonly name: string;
}

const readNamed: Read<Named> = (value) => {
  const source = members(value);
  return source?.finish({ id: source.text("id"), name: source.text("name") });
};

/** Who the ids of staff are, for lists that say who recorded, published or decided something. */
class StaffNames {
  private known = $state.raw<ReadonlyMap<string, string>>(new Map());

  async load(): Promise<void> {
    const answer = await call("GET", "/staff/names", { read: readItems(readNamed) });
    if (answer.ok) this.known = new Map(answer.value.map((one) => [one.id, one.name]));
  }

  /** The name; the id itself of somebody who is not known. */
  of(id: string): string {
    return this.known.get(id) ?? id;
  }
}

export const staffNames = new StaffNames();
