// The page inside the preview frame of the form editor. It runs in a frame without the staff app's origin and shows
// the widget that sites get. The widget's questions to the server are answered here: with the manifest the editor
// sent through the port, and with a submission that went nowhere. Nothing typed into a preview leaves the frame.
// A classic script, because a frame without an origin may not load modules of ours.
"use strict";
(() => {
  const channel = new MessageChannel();
  let manifest;
  let shown;

  const answer = (status, body) =>
    Promise.resolve(
      new Response(JSON.stringify(body), {
        status,
        headers: { "Content-Type": "application/json" },
      }),
    );
  window.fetch = (input) => {
    const path = String(input instanceof Request ? input.url : input);
    if (path.includes("/manifest")) return answer(200, manifest);
    if (path.includes("/submissions")) return answer(201, { submission: "preview", receipts: [] });
    return answer(404, {});
  };

  const show = (next, theme) => {
    manifest = next;
    const lang = typeof next.lang === "string" ? next.lang : "en";
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = lang;
    const element = document.createElement("placet-form");
    element.setAttribute("form", String(next.form));
    element.setAttribute("server", location.origin);
    element.setAttribute("lang", lang);
    element.setAttribute("theme", theme);
    if (shown) shown.replaceWith(element);
    else document.body.append(element);
    shown = element;
    const version = window.Placet ? window.Placet.version : "";
    if (version && !customElements.get("placet-form"))
      import(`${location.origin}/e/${version}/form.${lang}.js`).catch(() => undefined);
  };

  channel.port1.addEventListener("message", (event) => {
    const data = event.data;
    if (typeof data !== "object" || data === null || data.kind !== "manifest") return;
    if (typeof data.manifest !== "object" || data.manifest === null) return;
    show(data.manifest, data.theme === "dark" ? "dark" : "light");
  });
  channel.port1.start();

  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    channel.port1.postMessage({ kind: "height", height });
  }).observe(document.documentElement);

  parent.postMessage({ kind: "ready" }, location.origin, [channel.port2]);
})();
