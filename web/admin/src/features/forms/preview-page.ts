/**
 * The page inside the preview frame of the form editor. It runs in a frame without the staff app's origin and shows
 * the widget that sites get. The widget's questions to the server are answered here: with the manifest the editor
 * sent through the port, and with a submission that went nowhere. Nothing typed into a preview leaves the frame.
 */
import { members } from "../../app/read";
import "./preview-page.css";

const channel = new MessageChannel();
let manifest: object = {};
let shown: HTMLElement | undefined;

function answer(status: number, body: object): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
}

window.fetch = (input) => {
  const path = input instanceof Request ? input.url : String(input);
  if (path.includes("/manifest")) return answer(200, manifest);
  if (path.includes("/submissions")) return answer(201, { submission: "preview", receipts: [] });
  return answer(404, {});
};

/** The version of the widget, as the loader names it. */
function version(): string {
  return members(Reflect.get(window, "Placet"))?.textOrNone("version") ?? "";
}

function show(next: object, theme: string): void {
  manifest = next;
  const source = members(next);
  const lang = source?.textOrNone("lang") || "en";
  document.documentElement.dataset["theme"] = theme;
  document.documentElement.lang = lang;
  const element = document.createElement("placet-form");
  element.setAttribute("form", source?.textOrNone("form") ?? "");
  element.setAttribute("server", location.origin);
  element.setAttribute("lang", lang);
  element.setAttribute("theme", theme);
  if (shown) shown.replaceWith(element);
  else document.body.append(element);
  shown = element;
  if (customElements.get("placet-form")) return;
  const code = `${location.origin}/e/${version()}/form.${lang}.js`;
  import(/* @vite-ignore */ code).catch(() => undefined);
}

channel.port1.addEventListener("message", (event) => {
  const source = members(event.data);
  const next = source?.raw("manifest");
  if (source?.raw("kind") !== "manifest" || typeof next !== "object" || next === null) return;
  show(next, source.raw("theme") === "dark" ? "dark" : "light");
});
channel.port1.start();

new ResizeObserver(() => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  channel.port1.postMessage({ kind: "height", height });
}).observe(document.documentElement);

parent.postMessage({ kind: "ready" }, location.origin, [channel.port2]);
