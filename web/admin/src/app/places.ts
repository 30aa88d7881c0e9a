import type { IconName } from "../ui/icons";
import type { Role } from "../features/session/model";
import { session } from "../features/session/session.svelte";
import type { texts } from "./texts";
import type { RouteTable } from "./router.svelte";

export interface Place {
  readonly path: string;
  readonly text: keyof typeof texts;
  readonly icon: IconName;
  /** The physical key after `g`, the same on every keyboard layout. */
  readonly key: string;
  readonly group?: keyof typeof texts;
  /** Who may read what is there; missing: everybody. */
  readonly roles?: readonly Role[];
}

const readers: readonly Role[] = ["owner", "privacy_officer", "editor", "auditor"];

export const places: readonly Place[] = [
  { path: "/app", text: "today", icon: "today", key: "KeyT" },
  { path: "/app/register", text: "register", icon: "register", key: "KeyR" },
  {
    path: "/app/people",
    text: "people",
    icon: "people",
    key: "KeyP",
    roles: ["owner", "privacy_officer", "operator", "auditor"],
  },
  {
    path: "/app/forms",
    text: "forms",
    icon: "forms",
    key: "KeyF",
    group: "collect",
    roles: readers,
  },
  { path: "/app/agreements", text: "agreements", icon: "agreements", key: "KeyA", roles: readers },
  { path: "/app/points", text: "points", icon: "eye", key: "KeyO", roles: readers },
  { path: "/app/exceptions", text: "exceptions", icon: "lock", key: "KeyE", roles: readers },
  {
    path: "/app/companies",
    text: "companies",
    icon: "companies",
    key: "KeyC",
    group: "settings",
    roles: readers,
  },
  { path: "/app/law", text: "law", icon: "law", key: "KeyL", roles: readers },
  {
    path: "/app/team",
    text: "team",
    icon: "team",
    key: "KeyM",
    roles: ["owner", "privacy_officer"],
  },
];

/** The places somebody of these roles can use. */
export function openPlaces(): readonly Place[] {
  return places.filter((place) => place.roles === undefined || session.may(...place.roles));
}

export const routes: RouteTable = [
  ["/", "today"],
  ["/app", "today"],
  ["/app/sign-in", "today"],
  ["/app/setup", "setup"],
  ["/app/register", "register"],
  ["/app/register/:index", "record"],
  ["/app/people", "people"],
  ["/app/people/:id", "person"],
  ["/app/forms", "forms"],
  ["/app/forms/new", "form-new"],
  ["/app/forms/:id", "form"],
  ["/app/forms/:id/versions/:version", "form-version"],
  ["/app/exceptions", "overrides"],
  ["/app/agreements", "agreements"],
  ["/app/agreements/new", "agreement-new"],
  ["/app/agreements/:id", "agreement"],
  ["/app/agreements/:id/versions/:version", "agreement-version"],
  ["/app/companies", "companies"],
  ["/app/companies/new", "company-new"],
  ["/app/companies/:id", "company"],
  ["/app/points", "points"],
  ["/app/law", "law"],
  ["/app/law/:id", "law-profile"],
  ["/app/team", "team"],
  ["/app/account", "account"],
];

export function isHere(place: Place, path: string): boolean {
  if (place.path === "/app") return path === "/app" || path === "/" || path === "/app/";
  return path === place.path || path.startsWith(place.path + "/");
}

/** A record's number typed by hand: `2026-000123`, `№ 123`, `123`. */
export function recordIndexIn(text: string): number | undefined {
  const match = /^(?:№|#|no\.?|nr\.?)?\s*(?:20\d\d-)?0*(\d{1,9})$/i.exec(text.trim());
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
