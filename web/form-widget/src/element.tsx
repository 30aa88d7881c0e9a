/**
 * <placet-form form="f_…" lang theme server>: the form as a custom element with a shadow root of
 * its own. `lang`: ru, be, de, en (else the page's, then the browser's). `theme`: light, dark, else
 * the page's colour scheme. `server`: where the form lives, when not where this script came from.
 */
import { pickLanguage } from "@placet/widget-kit/languages.ts";
import { screenText } from "@placet/widget-kit/screen-hash.ts";
import { h, render } from "preact";
import { FormView } from "./form-view.tsx";
import { Session } from "./session.ts";
import type { State } from "./state.ts";
import styles from "./styles.css?inline";
import type { Texts } from "./texts.ts";
import { dress } from "./accent.ts";

export interface Bundle {
  readonly texts: Texts;
  /** Where this bundle was loaded from; its siblings hold the other languages. */
  readonly url: string;
}

/** A module of its own beside this one, with one export. */
async function loadPart<T>(bundle: Bundle, part: string): Promise<T | undefined> {
  try {
    const { search } = new URL(bundle.url);
    const url = new URL(`${part}.js${search}`, bundle.url).href;
    const module: { [name: string]: T } = await import(/* @vite-ignore */ url);
    return Object.values(module)[0];
  } catch {
    return undefined;
  }
}

let sheet: CSSStyleSheet | undefined;

export function defineForm(bundle: Bundle): void {
  if (customElements.get("placet-form")) return;
  customElements.define(
    "placet-form",
    class extends HTMLElement {
      #session: Session | undefined;
      #submit = "";
      readonly #buttons = new Map<string, readonly string[]>();
      readonly #scheme = matchMedia("(prefers-color-scheme: dark)");

      connectedCallback(): void {
        if (this.#session) return;
        const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        if (!sheet) {
          sheet = new CSSStyleSheet();
          sheet.replaceSync(styles);
        }
        root.adoptedStyleSheets = [sheet];
        const server = this.getAttribute("server") || new URL(bundle.url).origin;
        const form = this.getAttribute("form") ?? "";
        const lang = pickLanguage([
          this.getAttribute("lang"),
          document.documentElement.lang,
          ...navigator.languages,
        ]);
        const session = new Session(
          {
            server,
            form,
            show: (state, focus) => {
              const view = (
                <FormView
                  session={session}
                  state={state}
                  server={server}
                  form={form}
                  focus={(id) => this.#focus(root, id)}
                />
              );
              render(view, root);
              this.#remember(root, state);
              if (focus) this.#focus(root, focus);
              this.#onScheme();
            },
            screenText: () => this.#screenText(root),
            load: (part) => loadPart(bundle, part),
            announce: (event, what) =>
              this.dispatchEvent(
                new CustomEvent(`placet:${event}`, {
                  bubbles: true,
                  composed: true,
                  detail: { form, [event === "sent" ? "submission" : "code"]: what },
                }),
              ),
          },
          bundle.texts,
          lang ?? bundle.texts.lang,
        );
        this.#session = session;
        this.#scheme.addEventListener("change", this.#onScheme);
        session.start();
      }

      disconnectedCallback(): void {
        // A framework may only move the element: what is typed stays.
        queueMicrotask(() => {
          if (this.isConnected) return;
          this.#session?.stop();
          this.#session = undefined;
          this.#scheme.removeEventListener("change", this.#onScheme);
        });
      }

      readonly #onScheme = (): void => {
        const form = this.shadowRoot?.querySelector<HTMLElement>(".form");
        if (form) dress(this, form, this.#session?.state.manifest?.look);
      };

      /** Keeps what could be read while it could be read. */
      #remember(root: ShadowRoot, state: State): void {
        const read = (selector: string) => root.querySelector(selector)?.textContent ?? "";
        if (state.phase.kind === "editing" || state.phase.kind === "failed")
          this.#submit = read("#submit");
        if (state.open)
          this.#buttons.set(state.open.agreement.id, [read(".accept"), read(".decline")]);
      }

      #screenText(root: ShadowRoot): string {
        const state = this.#session?.state;
        const shown = (state?.manifest?.agreements ?? []).map(({ id }) => ({
          label: root.getElementById(`l-c-${id}`)?.textContent ?? "",
          buttons: state?.answers[id]?.textOpened ? (this.#buttons.get(id) ?? []) : [],
        }));
        return screenText(shown, this.#submit);
      }

      #focus(root: ShadowRoot, id: string): void {
        const element = root.getElementById(id);
        element?.focus();
        element?.scrollIntoView?.({ block: "nearest" });
      }
    },
  );
}
