// Serves the staff app as it was last built and hands everything else to a server that runs:
// BASE=http://127.0.0.1:8080 node dev/serve.mjs [port]     with `npm run dev` beside it
import { createServer, request } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const base = new URL(process.env.BASE ?? "http://127.0.0.1:8080");
const port = Number(process.argv[2] ?? 18400);
const dist = join(import.meta.dirname, "../../dist/admin");
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

function fileOf(path) {
  if (path.startsWith("/assets/")) return normalize(path);
  if (path === "/app/preview.html") return "/preview.html";
  return path.startsWith("/app/") ? "/index.html" : undefined;
}

/** The server's answer; for our own files only its headers (the policy is the server's) and our bytes. */
createServer((incoming, outgoing) => {
  const file = fileOf(new URL(incoming.url, base).pathname);
  const headers = { ...incoming.headers, host: base.host };
  delete headers["accept-encoding"];
  delete headers["if-none-match"];
  if (headers.origin && headers.origin !== "null") headers.origin = base.origin;
  const wish = {
    host: base.hostname,
    port: base.port,
    path: incoming.url,
    method: incoming.method,
    headers,
  };
  const call = request(wish, async (answer) => {
    if (file === undefined) {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
      return;
    }
    answer.resume();
    try {
      const bytes = await readFile(join(dist, file));
      const told = {
        ...answer.headers,
        "content-type": types[extname(file)] ?? "application/octet-stream",
      };
      for (const name of ["content-length", "etag", "content-encoding", "transfer-encoding"])
        delete told[name];
      told["access-control-allow-origin"] = "*";
      outgoing.writeHead(200, told).end(bytes);
    } catch {
      outgoing.writeHead(404).end();
    }
  });
  call.on("error", () => outgoing.writeHead(502).end());
  incoming.pipe(call);
}).listen(port, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${String(port)}/app for ${base.href}\n`),
);
