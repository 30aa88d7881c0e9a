// A site that is not ours, on an origin of its own, with the strictest policy it can have.
import { createServer } from "node:http";

export function startHost(port, base) {
  const policy = [
    "default-src 'none'",
    `script-src ${base}`,
    `connect-src ${base}`,
    "style-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://host");
    const form = url.searchParams.get("form") ?? "";
    const lang = url.searchParams.get("lang") ?? "ru";
    const theme = url.searchParams.get("theme");
    const accent = url.searchParams.get("accent");
    const integrity = url.searchParams.get("integrity");
    const pinned = `<script type="module" src="${base}/e/pinned/form.ru.js" integrity="${integrity}" crossorigin="anonymous"></script>
<placet-form form="${form}" lang="ru"><a href="${base}/f/${form}">Open the form</a></placet-form>`;
    const evergreen = `<script async src="${base}/e/form.js" data-form="${form}"${theme ? ` data-theme="${theme}"` : ""}${accent ? ` data-accent="${accent}"` : ""}></script>`;
    response.writeHead(url.pathname === "/" ? 200 : 404, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
    });
    response.end(`<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title></head>
<body><main><h1>Host</h1>${integrity ? pinned : evergreen}</main></body></html>`);
  });
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done(server)));
}
