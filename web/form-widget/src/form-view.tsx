/** The whole form in every state. Keyboard: the order of the page; Enter in a field sends. */
import type { Manifest } from "@placet/contract";
import { languageNames, pickLanguage } from "@placet/widget-kit/languages.ts";
import { h } from "preact";
import type { VNode } from "preact";
import { AgreementView } from "./agreement-view.tsx";
import { FieldView } from "./field-view.tsx";
import type { Session } from "./session.ts";
import { shownFields } from "./state.ts";
import type { State } from "./state.ts";
import { TextDialog } from "./text-dialog.tsx";

interface Props {
  readonly session: Session;
  readonly state: State;
  readonly server: string;
  readonly form: string;
  /** Moves the focus to a control. */
  focus(id: string): void;
}

export function FormView(props: Props): VNode {
  const { state, session } = props;
  const { phase, texts, manifest } = state;
  if (phase.kind === "sent" && manifest)
    return (
      <div class="form sent" lang={manifest.lang}>
        <h2 id="sent" tabIndex={-1}>
          {texts.thanks}
        </h2>
        <p class="intro">{phase.accepted.message || manifest.success || texts.sent}</p>
        {phase.view?.(h, phase.accepted, state, props.server)}
      </div>
    );
  if (!manifest) return <Absent {...props} />;
  return (
    <div class="form" lang={manifest.lang}>
      <Languages {...props} manifest={manifest} />
      <Summary {...props} manifest={manifest} />
      {state.stale && (
        <div class="notice" id="stale" role="alert" tabIndex={-1}>
          <p>{texts.stale}</p>
        </div>
      )}
      {manifest.title && <h2>{manifest.title}</h2>}
      {manifest.intro && <p class="intro">{manifest.intro}</p>}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          session.submit();
        }}
      >
        <fieldset class="all" disabled={isBusy(state)}>
          {shownFields(manifest, state.values).map((field) => (
            <FieldView key={field.name} field={field} session={session} state={state} />
          ))}
          {manifest.age && state.age?.(h, manifest.age, session, state)}
          {manifest.agreements.map((agreement) => (
            <AgreementView
              key={agreement.id}
              agreement={agreement}
              session={session}
              state={state}
              server={props.server}
            />
          ))}
        </fieldset>
        <Send {...props} manifest={manifest} />
      </form>
      {state.open && (
        <TextDialog
          key={state.open.agreement.id}
          session={session}
          state={state}
          open={state.open}
        />
      )}
    </div>
  );
}

const plain = (text: string, act: () => void) => (
  <button type="button" class="plain" onClick={act}>
    {text}
  </button>
);

const isBusy = ({ phase }: State) => phase.kind === "sending" || phase.kind === "waiting";

function Absent({ state, session, server, form }: Props): VNode {
  const { texts, phase } = state;
  if (phase.kind === "loading")
    return (
      <p class="form hint" role="status">
        {texts.loading}
      </p>
    );
  return (
    <div class="form" role="alert">
      <p>{phase.kind === "gone" ? texts.unavailable : texts.loadFailed}</p>
      {phase.kind === "unreachable" && (
        <p class="row">
          {plain(texts.tryAgain, () => session.retryNow())}
          <a href={`${server}/f/${form}`}>{texts.openPage}</a>
        </p>
      )}
    </div>
  );
}

function Languages({ manifest, session, state }: Props & { manifest: Manifest }): VNode | null {
  const offered = manifest.languages.flatMap((tag) => pickLanguage([tag]) ?? []);
  if (offered.length < 2) return null;
  return (
    <nav class="languages" aria-label={state.texts.language}>
      {offered.map((language) => (
        <button
          type="button"
          lang={language}
          aria-pressed={language === manifest.lang}
          disabled={isBusy(state)}
          onClick={() => void session.switchLanguage(language)}
        >
          {languageNames[language]}
        </button>
      ))}
    </nav>
  );
}

function Summary({ state, manifest, focus }: Props & { manifest: Manifest }): VNode | null {
  if (state.faults.length === 0) return null;
  const labelOf = (target: string) =>
    manifest.fields.find(({ name }) => target === `v-${name}`)?.label ??
    manifest.agreements.find(({ id }) => target === `c-${id}`)?.title;
  return (
    <div class="summary" id="summary" role="alert" tabIndex={-1}>
      <h3>{state.texts.checkForm}</h3>
      <ul>
        {state.faults.map(({ target, message }) => {
          const label = labelOf(target);
          return (
            <li>
              {label === undefined ? (
                message
              ) : (
                <a
                  href={`#${target}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focus(target);
                  }}
                >
                  {label}: {message}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Send({ state, session, manifest }: Props & { manifest: Manifest }): VNode {
  const { phase, texts } = state;
  const busy = isBusy(state);
  const blocked = manifest.agreements.some(
    ({ id, required, preset }) => required && preset && !state.answers[id]?.checked,
  );
  const message =
    phase.kind === "failed"
      ? texts.failed
      : phase.kind === "waiting"
        ? phase.offline
          ? texts.waitingOffline
          : texts.waitingServer
        : undefined;
  const long = phase.kind === "failed" || (phase.kind === "waiting" && phase.long);
  return (
    <div class="send">
      <button
        type="submit"
        id="submit"
        class="main"
        aria-disabled={busy || blocked}
        translate={false}
      >
        {busy ? texts.sending : manifest.submit || texts.submit}
      </button>
      <div role="status" id="failed" tabIndex={-1}>
        {message && <p class="notice">{message}</p>}
        {long && (
          <p class="row">
            {phase.kind === "waiting" && plain(texts.tryAgain, () => session.retryNow())}
            {plain(texts.copy, () => void copy(state, manifest))}
          </p>
        )}
        {long && (manifest.company.email || manifest.company.phone) && (
          <p>
            {texts.contact}{" "}
            {manifest.company.email && (
              <a href={`mailto:${manifest.company.email}`}>{manifest.company.email}</a>
            )}{" "}
            {manifest.company.phone}
          </p>
        )}
      </div>
    </div>
  );
}

async function copy(state: State, manifest: Manifest): Promise<void> {
  const lines = manifest.fields.flatMap(({ name, label }) => {
    const value = state.values[name];
    return typeof value === "string" && value ? [`${label}: ${value}`] : [];
  });
  await navigator.clipboard?.writeText(lines.join("\n"));
}
