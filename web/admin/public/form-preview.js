// The page inside the preview frame of the form editor. It runs in a frame without the staff app's origin, shows
// the widget that sites get, and takes manifests only through the port it handed to the page that opened it.
// A classic script, because a frame without an origin may not load modules from ours.
"use strict";
(() => {
  const channel = new MessageChannel();
  let shown;

  const show = (manifest, theme) => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = typeof manifest.lang === "string" ? manifest.lang : "";
    const element = document.createElement("placet-form");
    element.setAttribute("preview", "");
    element.setAttribute("theme", theme);
    element.manifest = manifest;
    if (shown) shown.replaceWith(element);
    else document.body.append(element);
    shown = element;
  };

  channel.port1.addEventListener("message", (event) => {
    const data = event.data;
    if (typeof data !== "object" || data === null || data.kind !== "manifest") return;
    if (typeof data.manifest !== "object" || data.manifest === null) return;
    show(data.manifest, data.theme === "dark" ? "dark" : "light");
  });
  channel.port1.start();

  const report = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    channel.port1.postMessage({ kind: "height", height });
  };
  new ResizeObserver(report).observe(document.body);

  parent.postMessage({ kind: "ready" }, location.origin, [channel.port2]);
})();
