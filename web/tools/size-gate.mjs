// Fails when something that visitors load has grown beyond its budget (gzip, bytes).
import { readFile } from "node:fs/promises";

const budgets = [
  { pattern: /^form\.js$/, bytes: 2.5 * 1024 },
  { pattern: /^form\.(ru|be|de|en)\.js$/, bytes: 16 * 1024 },
  { pattern: /^texts\.(ru|be|de|en)\.js$/, bytes: 2.5 * 1024 },
];

const dist = new URL("../dist/embed/manifest.json", import.meta.url);
const { files } = JSON.parse(await readFile(dist, "utf8"));
let bad = 0;
for (const { path, gzip } of files) {
  const budget = budgets.find(({ pattern }) => pattern.test(path));
  const ok = budget !== undefined && gzip <= budget.bytes;
  if (!ok) bad++;
  const limit = budget ? `of ${budget.bytes} B` : "and has no budget";
  process.stdout.write(`${ok ? "ok  " : "FAIL"} ${path} ${gzip} B ${limit}\n`);
}
process.exit(bad === 0 ? 0 : 1);
