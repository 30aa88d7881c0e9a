// Builds every package into web/dist: embed/ (what sites load), pages/ (the look of the hosted
// pages), admin/ (the staff app). A package takes part when it has a build.mjs that exports
// `build(outDir)`, or a vite.config; a missing package is skipped, so that each can be built alone.
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build as viteBuild } from "vite";

const web = fileURLToPath(new URL("..", import.meta.url));
const wanted = process.argv.slice(2);
const parts = [
  { name: "embed", folder: "loader" },
  { name: "pages", folder: "pages" },
  { name: "admin", folder: "admin" },
];

for (const part of parts) {
  if (wanted.length > 0 && !wanted.includes(part.name)) continue;
  const out = `${web}dist/${part.name}`;
  const script = `${web}${part.folder}/build.mjs`;
  const config = ["ts", "js", "mjs"]
    .map((ending) => `${web}${part.folder}/vite.config.${ending}`)
    .find(existsSync);
  if (existsSync(script)) {
    await rm(out, { recursive: true, force: true });
    await mkdir(out, { recursive: true });
    await (await import(pathToFileURL(script).href)).build(out);
  } else if (config) {
    await viteBuild({
      root: `${web}${part.folder}`,
      configFile: config,
      build: { outDir: out, emptyOutDir: true },
    });
  } else {
    process.stdout.write(`${part.name}: nothing to build yet\n`);
  }
}
