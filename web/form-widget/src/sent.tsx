/**
 * After sending: the receipts with their two links. A module of its own, loaded when there is
 * something to show: who only reads the form never needs it. It uses the form's `h`.
 */
import type { Accepted } from "@placet/contract";
import type { h, VNode } from "preact";
import type { State } from "./state.ts";

type Draw = typeof h;
export type SentView = (draw: Draw, accepted: Accepted, state: State, server: string) => VNode;

export const sent: SentView = (h: Draw, accepted, { texts, manifest }, server) => {
  const titleOf = (id: string) => manifest?.agreements.find((asked) => asked.id === id)?.title;
  const link = (url: string, text: string) =>
    url && (
      <a href={new URL(url, server).href} target="_blank" rel="noopener noreferrer">
        {text}
      </a>
    );
  return (
    <div>
      <h3>{texts.receipts}</h3>
      <ul class="receipts">
        {accepted.receipts.map((receipt) => (
          <li>
            <svg class="seal" viewBox="0 0 12 12" aria-hidden="true">
              <path d="M6 .8l1.4 1 1.7-.1.6 1.6 1.5.9-.4 1.8.4 1.8-1.5.9-.6 1.6-1.7-.1-1.4 1-1.4-1-1.7.1-.6-1.6-1.5-.9.4-1.8L.8 4.2l1.5-.9.6-1.6 1.7.1z" />
            </svg>
            <div>
              <p translate={false}>{titleOf(receipt.agreement)}</p>
              <p class="hint">
                {receipt.index !== null && (
                  <span translate={false}>
                    {texts.record} {receipt.index},{" "}
                  </span>
                )}
                {texts.outcomes[receipt.outcome]}
              </p>
              <p class="row">
                {link(receipt.receiptUrl, texts.receipt)}
                {receipt.outcome === "given" && link(receipt.withdrawUrl, texts.withdraw)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
};
