// Ways through the staff app that several tests walk: in, out, and to a company that may publish.
import { createHmac } from "node:crypto";
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./harness.mjs";

export async function signInAs(page, base, { email, password }) {
  await page.context().clearCookies();
  await page.goto(`${base}/app/`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
}

/** English and light, or what the case wants; set before the app starts. */
export async function speak(page, language, theme = "light") {
  await page.evaluate(
    ([lang, look]) => {
      localStorage.setItem("placet.language", lang);
      localStorage.setItem("placet.theme", look);
    },
    [language, theme],
  );
}

/** A screen stands when its heading and what it loaded are there. */
export async function open(page, base, path) {
  await page.goto(base + path);
  await page.locator("h1").waitFor();
  await page.waitForLoadState("networkidle");
}

/** The one-time code of an authenticator app, `later` steps from now. */
export function oneTimeCode(secret, later = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/[\s=]/g, "")].map((one) => letters.indexOf(one).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + later));
  const hash = createHmac("sha1", key).update(step).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, "0");
}

/** The code in the newest letter to an address, where a rehearsing server keeps its letters. */
export async function mailedCode(address) {
  const folder = join(process.env["REHEARSAL"] ?? "rehearsal", "mail");
  let code = "";
  await until(async () => {
    for (const name of (await readdir(folder).catch(() => [])).sort().reverse()) {
      const letter = await readFile(join(folder, name), "utf8");
      code = letter.includes(address) ? (/^Subject:.*\b(\d{6})\b/m.exec(letter)?.[1] ?? "") : "";
      if (code !== "") return true;
    }
    return false;
  }, `a code for ${address}`);
  return code;
}

/** A server of its own on an empty data directory, with the code that its first owner needs. */
export async function startEmpty(binary) {
  const folder = await mkdtemp(join(tmpdir(), "placet-empty-"));
  const port = await new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = probe.address();
      probe.close(() => done(free));
    });
  });
  const run = (words) =>
    new Promise((done, failed) => {
      const child = spawn(binary, words);
      let told = "";
      child.stdout.on("data", (bytes) => (told += bytes));
      child.stderr.on("data", (bytes) => (told += bytes));
      child.on("close", (code) => (code === 0 ? done(told) : failed(new Error(told))));
    });
  await run(["init", "--data", folder]);
  const server = spawn(binary, ["serve", "--data", folder, "--listen", `127.0.0.1:${port}`]);
  let told = "";
  server.stdout.on("data", (bytes) => (told += bytes));
  server.stderr.on("data", (bytes) => (told += bytes));
  const base = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${base}/readyz`).catch(() => undefined))?.ok, "the empty server is ready", 20000);
  const close = async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { base, told: () => told, close };
}
