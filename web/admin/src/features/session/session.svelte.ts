import { useCsrf } from "../../app/call";
import { language, readLanguage } from "../../app/language.svelte";
import type { Role, Session } from "./model";

class SessionState {
  /** `undefined`: not asked yet; `null`: nobody is signed in. */
  now = $state.raw<Session | null | undefined>(undefined);

  enter(session: Session): void {
    useCsrf(session.csrf);
    const own = readLanguage(session.me.lang);
    if (own !== undefined && !language.chosen) language.choose(own);
    this.now = session;
  }

  leave(): void {
    useCsrf("");
    this.now = null;
  }

  may(...allowed: Role[]): boolean {
    const mine = this.now?.me.roles ?? [];
    return mine.some((role) => allowed.includes(role));
  }

  /** Forms, agreements and the law; operators work with people only. */
  get mayReadTexts(): boolean {
    return this.may("owner", "privacy_officer", "editor", "auditor");
  }

  get mayEdit(): boolean {
    return this.may("owner", "privacy_officer", "editor");
  }
}

export const session = new SessionState();
