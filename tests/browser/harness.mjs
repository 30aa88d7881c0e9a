// A browser, a page that tells on itself, and a list of cases.
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

export async function openBrowser() {
  const profile = await mkdtemp(join(tmpdir(), "placet-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    headless: true,
    viewport: { width: 1280, height: 900 },
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { context, close };
}

/** A page that keeps every request, every console error and every breach of its policy. */
export async function openPage(context) {
  const page = await context.newPage();
  const told = { requests: [], errors: [] };
  page.on("request", (request) => told.requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security|Trusted/i.test(message.text()))
      told.errors.push(message.text());
  });
  page.on("pageerror", (error) => told.errors.push(String(error)));
  return { page, told };
}

export async function expectAccessible(page, state) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
  );
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`,
  );
  if (found.length > 0) throw new Error(`axe, ${state}: ${found.join("\n")}`);
}

/** The page fits its window: nothing makes it scroll sideways. */
export async function expectFits(page, state) {
  const wide = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    const inScroller = (one) => {
      for (let up = one.parentElement; up; up = up.parentElement)
        if (/auto|scroll|hidden/.test(getComputedStyle(up).overflowX)) return true;
      return false;
    };
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > limit + 1 && !inScroller(one))
      .slice(0, 3)
      .map((one) => `${one.tagName}.${one.className}`);
  });
  if (wide.length > 0) throw new Error(`${state} is wider than its window: ${wide.join(", ")}`);
}

export function expect(condition, text) {
  if (!condition) throw new Error(text);
}

export function expectEqual(found, wanted, text) {
  const one = JSON.stringify(found);
  const other = JSON.stringify(wanted);
  expect(one === other, `${text}: found ${one}, wanted ${other}`);
}

/** Waits until the condition holds; a form on a page answers when it answers. */
export async function until(condition, text, patience = 8000) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`never: ${text}`);
}

export async function runCases(cases, only) {
  let failed = 0;
  for (const [name, act] of cases) {
    if (only && !name.includes(only)) continue;
    const started = Date.now();
    try {
      await act();
      process.stdout.write(`ok    ${name} (${Date.now() - started} ms)\n`);
    } catch (error) {
      failed++;
      process.stdout.write(`FAIL  ${name}\n      ${error.message.split("\n").slice(0, 12).join("\n      ")}\n`);
    }
  }
  return failed;
}
