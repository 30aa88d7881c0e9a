/** One field. Keyboard: native controls, nothing added. The message stands before the control. */
import type { Field, FileValue } from "@placet/contract";
import { Fragment, h } from "preact";
import type { VNode } from "preact";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";

interface Props {
  readonly field: Field;
  readonly session: Session;
  readonly state: State;
}

const tokens: { readonly [kind: string]: string } = {
  name: "name",
  email: "email",
  phone: "tel",
  address: "street-address",
  birth_date: "bday",
};
const types: { readonly [kind: string]: string } = {
  email: "email",
  phone: "tel",
  birth_date: "date",
};
const radioLimit = 6;

/** Reads the chosen files into memory, where they stay until the form is sent. */
async function readFiles(list: FileList | null): Promise<FileValue[]> {
  return Promise.all(
    Array.from(list ?? [], async (file) => {
      let binary = "";
      for (const byte of new Uint8Array(await file.arrayBuffer()))
        binary += String.fromCharCode(byte);
      return { name: file.name, type: file.type, base64: btoa(binary) };
    }),
  );
}

export function FieldView(props: Props): VNode {
  const { field, state } = props;
  const id = `v-${field.name}`;
  const fault = state.faults.find(({ target }) => target === id);
  const caption = (
    <>
      {field.label}
      {!field.required && <span class="optional"> {state.texts.optional}</span>}
    </>
  );
  const message = fault && (
    <p class="fault" id={`e-${id}`}>
      {fault.message}
    </p>
  );
  if (field.kind === "choice" && (field.multiple || field.choices.length <= radioLimit))
    return (
      <fieldset
        class="field"
        id={id}
        tabIndex={-1}
        aria-describedby={fault && `e-${id}`}
        aria-invalid={fault && "true"}
        role={field.multiple ? "group" : "radiogroup"}
        aria-required={field.multiple ? undefined : field.required}
      >
        <legend>{caption}</legend>
        {message}
        {options(props)}
      </fieldset>
    );
  return (
    <div class="field">
      <label for={id}>{caption}</label>
      {message}
      {control(props, id, !!fault)}
    </div>
  );
}

function options({ field, session, state }: Props): VNode[] {
  const value = state.values[field.name];
  const chosen = (typeof value === "string" ? [value] : (value ?? [])).filter(
    (item) => typeof item === "string",
  );
  return field.choices.map((choice, position) => (
    <p class="choice">
      <input
        type={field.multiple ? "checkbox" : "radio"}
        id={`v-${field.name}-${position}`}
        name={field.name}
        checked={chosen.includes(choice.value)}
        onChange={(event) => {
          const rest = chosen.filter((item) => item !== choice.value);
          if (!field.multiple) session.setValue(field.name, choice.value);
          else
            session.setValue(
              field.name,
              event.currentTarget.checked ? [...rest, choice.value] : rest,
            );
        }}
      />
      <label for={`v-${field.name}-${position}`}>{choice.label}</label>
    </p>
  ));
}

function control({ field, session, state }: Props, id: string, wrong: boolean): VNode {
  const value = state.values[field.name];
  const common = {
    id,
    name: field.name,
    required: field.required,
    "aria-invalid": wrong ? ("true" as const) : undefined,
    "aria-describedby": wrong ? `e-${id}` : undefined,
    autoComplete: tokens[field.kind],
    maxLength: field.maxLength ?? undefined,
    value: typeof value === "string" ? value : "",
    onInput: (event: { currentTarget: { value: string } }) =>
      session.setValue(field.name, event.currentTarget.value),
  };
  if (field.kind === "comment" || field.kind === "address")
    return <textarea {...common} rows={field.kind === "comment" ? 4 : 2} />;
  if (field.kind === "choice")
    return (
      <select {...common}>
        <option value="">{state.texts.choose}</option>
        {field.choices.map((choice) => (
          <option value={choice.value}>{choice.label}</option>
        ))}
      </select>
    );
  if (field.kind === "file")
    return (
      <input
        type="file"
        id={id}
        required={field.required}
        aria-invalid={common["aria-invalid"]}
        aria-describedby={common["aria-describedby"]}
        onChange={(event) => {
          void readFiles(event.currentTarget.files).then((files) =>
            session.setValue(field.name, files),
          );
        }}
      />
    );
  const more = {
    type: types[field.kind] ?? "text",
    inputMode: field.kind === "number" ? "decimal" : undefined,
  };
  return h("input", { ...common, ...more });
}
