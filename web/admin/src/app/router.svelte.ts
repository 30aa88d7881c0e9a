/** History routes under `/app`; the query string is the state of filters, so that every view can be shared. */
export interface Match {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
}

export type RouteTable = readonly (readonly [pattern: string, name: string])[];

export function match(table: RouteTable, path: string): Match | undefined {
  const wanted = pieces(path);
  for (const [pattern, name] of table) {
    const params = fit(pieces(pattern), wanted);
    if (params !== undefined) return { name, params };
  }
  return undefined;
}

function pieces(path: string): string[] {
  return path.split("/").filter((piece) => piece !== "");
}

function fit(
  pattern: readonly string[],
  wanted: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, piece] of pattern.entries()) {
    const value = wanted[at] ?? "";
    if (piece.startsWith(":")) {
      try {
        params[piece.slice(1)] = decodeURIComponent(value);
      } catch {
        return undefined;
      }
    } else if (piece !== value) {
      return undefined;
    }
  }
  return params;
}

class Router {
  path = $state("/");
  search = $state("");
  /** Called before leaving; `false` keeps the reader where he is. */
  guard: (() => boolean) | undefined;

  get query(): URLSearchParams {
    return new URLSearchParams(this.search);
  }

  start(): () => void {
    this.take();
    const back = (): void => this.take();
    const click = (event: MouseEvent): void => this.follow(event);
    window.addEventListener("popstate", back);
    document.addEventListener("click", click);
    return () => {
      window.removeEventListener("popstate", back);
      document.removeEventListener("click", click);
    };
  }

  private take(): void {
    this.path = location.pathname;
    this.search = location.search;
  }

  go(target: string, how: "push" | "replace" = "push"): void {
    if (how === "push" && this.guard && !this.guard()) return;
    if (how === "push") {
      this.guard = undefined;
      history.pushState(null, "", target);
      window.scrollTo(0, 0);
    } else {
      history.replaceState(null, "", target);
    }
    this.take();
  }

  /** Changes some of the query and keeps the rest. */
  set(changes: Readonly<Record<string, string>>): void {
    const search = this.query;
    for (const [name, value] of Object.entries(changes)) {
      if (value === "") search.delete(name);
      else search.set(name, value);
    }
    const text = search.toString();
    this.go(this.path + (text === "" ? "" : "?" + text), "replace");
  }

  private follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target !== "" || link.hasAttribute("download")) return;
    if (link.origin !== location.origin || !link.pathname.startsWith("/app")) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

export const router = new Router();
