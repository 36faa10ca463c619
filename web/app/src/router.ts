// Where one is in the app: the part of the address behind `#`, so that the app works in any folder of any server.
import type { IssueKey } from "./archive/issue-key.js";

/** A place in the app. */
export type Route =
  | { view: "today" }
  | { view: "archive"; tag?: string; host?: string; unread?: boolean }
  | { view: "issue"; issue: IssueKey; story?: string }
  | { view: "search"; query: string }
  | { view: "saved" }
  | { view: "settings" };

export type ViewName = Route["view"];

// Half a character has no code in an address.
const encode = (text: string) => encodeURIComponent(text.toWellFormed());

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function query(parameters: Record<string, string | boolean | undefined>): string {
  const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== false && value !== "");
  return set.length > 0
    ? `?${set.map(([name, value]) => `${name}=${encode(value === true ? "1" : `${value}`)}`).join("&")}`
    : "";
}

/** The address of a place: `#/issue/digests%2Findex.json/2026-02-08.md?story=…`. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case "today":
      return "#/";
    case "archive":
      return `#/archive${query({ tag: route.tag, host: route.host, unread: route.unread })}`;
    case "issue": {
      const path = route.issue.path.split("/").map(encode).join("/");
      return `#/issue/${encode(route.issue.source)}/${path}${query({ story: route.story })}`;
    }
    case "search":
      return `#/search${query({ q: route.query })}`;
    default:
      return `#/${route.view}`;
  }
}

/** The place of an address; today's issue where it means nothing. */
export function routeOf(hash: string): Route {
  const [path = "", parameters = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [view, source, ...rest] = path.split("/").map(decode);
  const given = new URLSearchParams(parameters);
  const optional = (name: string) => given.get(name) || undefined;
  switch (view) {
    case "archive":
      return { view, tag: optional("tag"), host: optional("host"), unread: given.has("unread") };
    case "issue":
      return source && rest.length > 0
        ? { view, issue: { source, path: rest.join("/") }, story: optional("story") }
        : { view: "today" };
    case "search":
      return { view, query: given.get("q") ?? "" };
    case "saved":
    case "settings":
      return { view };
    default:
      return { view: "today" };
  }
}

/** Goes to a place; `replace`: without a new entry in the history. */
export function go(route: Route, { replace = false } = {}): void {
  const href = hrefOf(route);
  if (replace) {
    history.replaceState(history.state, "", href);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else location.hash = href;
}
