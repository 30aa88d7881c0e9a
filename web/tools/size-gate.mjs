// Fails when something that visitors or staff load has grown beyond its budget (gzip, bytes).
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

let bad = 0;
function judge(what, bytes, budget) {
  const ok = budget !== undefined && bytes <= budget;
  if (!ok) bad++;
  const limit = budget === undefined ? "and has no budget" : `of ${String(budget)} B`;
  process.stdout.write(`${ok ? "ok  " : "FAIL"} ${what} ${String(bytes)} B ${limit}\n`);
}

// What a site loads.
const budgets = [
  { pattern: /^form\.js$/, bytes: 2.5 * 1024 },
  { pattern: /^form\.(ru|be|de|en)\.js$/, bytes: 16 * 1024 },
  { pattern: /^age\.(ru|be|de|en)\.js$/, bytes: 2 * 1024 },
  { pattern: /^sent\.js$/, bytes: 1024 },
  { pattern: /^texts\.(ru|be|de|en)\.js$/, bytes: 2.5 * 1024 },
];
const embed = new URL("../dist/embed/manifest.json", import.meta.url);
const { files } = JSON.parse(await readFile(embed, "utf8"));
for (const { path, gzip } of files)
  judge(path, gzip, budgets.find(({ pattern }) => pattern.test(path))?.bytes);

// What the staff app loads until a screen stands: code, styles, and every font, as if each had a glyph on it.
const admin = new URL("../dist/admin/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL("manifest.json", admin), "utf8"));
const sizes = new Map();
async function sizeOf(file) {
  if (!sizes.has(file)) {
    const bytes = await readFile(new URL(file, admin));
    sizes.set(file, file.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 9 }).length);
  }
  return sizes.get(file);
}
function collect(key, found, seen = new Set()) {
  if (seen.has(key)) return;
  seen.add(key);
  const chunk = manifest[key];
  found.add(chunk.file);
  for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) found.add(file);
  for (const other of chunk.imports ?? []) collect(other, found, seen);
}
const fonts = Object.values(manifest)
  .flatMap(({ file, assets = [] }) => [file, ...assets])
  .filter((file) => file.endsWith(".woff2"));
const screens = Object.keys(manifest).filter((key) => key.includes("/screens/"));
for (const screen of screens) {
  const found = new Set(["index.html", ...fonts]);
  collect("index.html", found);
  collect(screen, found);
  let bytes = 0;
  for (const file of found) bytes += await sizeOf(file);
  judge(`staff app, ${screen.replace(/^.*\/|\.svelte$/g, "")}`, bytes, 250 * 1024);
}
if (screens.length === 0 || fonts.length === 0) bad++;
process.exit(bad === 0 ? 0 : 1);
