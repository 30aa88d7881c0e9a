import type { Answer, Problem } from "./problem";

/** The newest answer of one question to the server. Old values stay visible while a newer one is on its way. */
export class Query<T> {
  value = $state.raw<T | undefined>(undefined);
  error = $state.raw<Problem | undefined>(undefined);
  next = $state<string | undefined>(undefined);
  busy = $state(false);
  private turn = 0;

  async run(ask: () => Promise<Answer<T>>): Promise<void> {
    const turn = ++this.turn;
    this.busy = true;
    const answer = await ask();
    if (turn !== this.turn) return;
    this.busy = false;
    if (answer.ok) {
      this.value = answer.value;
      this.next = answer.next;
      this.error = undefined;
    } else if (answer.error.code !== "aborted") {
      this.error = answer.error;
    }
  }
}
