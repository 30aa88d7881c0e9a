/**
 * One agreement: a box, its label, the link to its text as a target of its own (never inside the
 * label, so that reading cannot tick). Keyboard: Space on the box, Enter on the link.
 */
import type { Agreement } from "@placet/contract";
import { h } from "preact";
import type { VNode } from "preact";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";

interface Props {
  readonly agreement: Agreement;
  readonly session: Session;
  readonly state: State;
  readonly server: string;
}

export function AgreementView({ agreement, session, state, server }: Props): VNode {
  const { texts, manifest } = state;
  const id = `c-${agreement.id}`;
  const answer = state.answers[agreement.id];
  const fault = state.faults.find(({ target }) => target === id);
  // Required and ticked at first: says at once what unticking means, not only after sending.
  const blocked = agreement.required && agreement.preset && !answer?.checked && !fault;
  const linked = agreement.label.findIndex((span) => span.link);
  const link = (text: string, opener: string, label?: string) => (
    <a
      id={opener}
      href={server + agreement.textUrl}
      target="_blank"
      rel="noopener"
      aria-haspopup="dialog"
      aria-label={label}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        session.openText(agreement, opener);
      }}
    >
      {text}
    </a>
  );
  const more = answer?.before ? texts.seeChanges : linked < 0 ? texts.readText : undefined;
  return (
    <div class="agreement">
      {fault && (
        <p class="fault" id={`e-${id}`}>
          {fault.message}
        </p>
      )}
      <div class="consent">
        <input
          type="checkbox"
          id={id}
          checked={answer?.checked}
          required={agreement.required}
          aria-labelledby={`l-${id}`}
          aria-describedby={`${fault ? `e-${id} ` : ""}d-${id}`}
          aria-invalid={fault && "true"}
          onChange={(event) => session.toggle(agreement, event.currentTarget.checked)}
        />
        <div>
          <p id={`l-${id}`} class="label" lang={manifest?.lang} translate={false}>
            {agreement.label.map((span, position) =>
              span.link ? (
                link(span.text, `t${position === linked ? "" : position}-${id}`)
              ) : (
                <label for={id}>{span.text}</label>
              ),
            )}
          </p>
          <p class={blocked ? "hint blocked" : "hint"} id={`d-${id}`}>
            {agreement.required ? texts.mustAgree : texts.mayAgree}
          </p>
          {more && link(more, `${linked < 0 ? "t" : "r"}-${id}`, `${more}: ${agreement.title}`)}
        </div>
      </div>
    </div>
  );
}
