/**
 * The text of an agreement with its two answers. Keyboard: the heading has the focus first, the
 * text scrolls with the arrow keys, Tab goes on to "read to the end" and the buttons, Escape closes
 * without an answer. With a read gate, Accept waits for the end of the text, never for a clock.
 */
import { Component, h } from "preact";
import type { VNode } from "preact";
import { Blocks } from "./blocks.tsx";
import type { Session } from "./session.ts";
import type { State } from "./state.ts";

interface Props {
  readonly session: Session;
  readonly state: State;
  readonly open: NonNullable<State["open"]>;
}

export class TextDialog extends Component<Props> {
  #dialog: HTMLDialogElement | null = null;
  #scroller: HTMLElement | null = null;
  #end: HTMLElement | null = null;
  #watcher: IntersectionObserver | undefined;

  override componentDidMount(): void {
    this.#dialog?.showModal();
    this.#dialog?.querySelector<HTMLElement>("h2")?.focus();
    this.#watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.props.session.reachEnd();
      },
      { root: this.#scroller },
    );
    if (this.#end) this.#watcher.observe(this.#end);
  }

  override componentWillUnmount(): void {
    this.#watcher?.disconnect();
    this.#dialog?.close();
  }

  override render({ session, state, open }: Props): VNode {
    const { agreement } = open;
    const { texts, manifest } = state;
    const answer = state.answers[agreement.id];
    const locked = agreement.readGate && !answer?.endReached;
    const gate = agreement.readGate ? "gate" : undefined;
    return (
      <dialog
        aria-labelledby="title"
        ref={(element) => {
          this.#dialog = element;
        }}
        onCancel={(event) => {
          event.preventDefault();
          session.closeText(undefined);
        }}
        onClose={() => session.closeText(undefined)}
      >
        <header>
          <h2 id="title" tabIndex={-1} lang={manifest?.lang} translate={false}>
            {agreement.title}
          </h2>
          <button
            type="button"
            class="close"
            aria-label={texts.close}
            title={texts.close}
            onClick={() => session.closeText(undefined)}
          >
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <path d="M0 0l12 12M12 0L0 12" />
            </svg>
          </button>
        </header>
        <div
          class="text"
          role="region"
          aria-labelledby="title"
          tabIndex={0}
          lang={manifest?.lang}
          translate={false}
          ref={(element) => {
            this.#scroller = element;
          }}
        >
          <Blocks blocks={agreement.text} before={answer?.before} mark={texts.changedPart} />
          {agreement.readGate && (
            <p class="end">
              <button
                type="button"
                class="plain"
                aria-pressed={!locked}
                onClick={() => {
                  session.reachEnd();
                  this.#dialog?.querySelector<HTMLElement>(".accept")?.focus();
                }}
              >
                {texts.readToEnd}
              </button>
            </p>
          )}
          <span
            class="sentinel"
            ref={(element) => {
              this.#end = element;
            }}
          />
        </div>
        <footer>
          {agreement.readGate && (
            <p id="gate" role="status">
              {locked ? texts.acceptAtEnd : texts.acceptReady}
            </p>
          )}
          <div class="answers" translate={false}>
            <button
              type="button"
              class="answer accept"
              disabled={locked}
              aria-describedby={gate}
              onClick={() => session.closeText(true)}
            >
              {texts.accept}
            </button>
            <button type="button" class="answer decline" onClick={() => session.closeText(false)}>
              {texts.decline}
            </button>
          </div>
        </footer>
      </dialog>
    );
  }
}
