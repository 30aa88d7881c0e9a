// The served product in a browser: hosted pages, the widget on the demo page and on another origin.
//   BASE=http://127.0.0.1:8080 DEMO=demo.json node run.mjs [part of a case's name]
// DEMO is what `placet demo --json` printed for the data directory that BASE serves.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, expectAccessible, expectEqual, openBrowser, openPage, runCases, until } from "./harness.mjs";
import { startHost } from "./host-page.mjs";
import { signIn } from "./staff.mjs";

const base = (process.env["BASE"] ?? "").replace(/\/$/, "");
const demo = JSON.parse(await readFile(process.env["DEMO"] ?? "demo.json", "utf8"));
const hostPort = Number(process.env["HOST_PORT"] ?? 18331);
const host = `http://localhost:${hostPort}`;

const staff = await signIn(base, demo.staff.find(({ roles }) => roles.includes("owner")));
const { context, close } = await openBrowser();
const hostServer = await startHost(hostPort, base);

const json = async (path) => (await fetch(base + path)).json();
const manifestOf = (form, lang = "") => json(`/e/v1/forms/${form}/manifest${lang && `?lang=${lang}`}`);
const latest = async () => (await staff.get("/register?limit=5")).items;

const samples = {
  name: "Анна Сергеевна Ковалёва",
  email: "anna@example.com",
  phone: "+375 29 612-34-56",
  address: "Мінск, вул. Прыкладная, 1",
  comment: "<b>x</b>",
  birth_date: "1990-02-03",
  number: "3",
};

/** Fills every field that must be filled, in the widget and on the hosted page alike. */
async function fill(page, manifest) {
  for (const field of manifest.fields) {
    if (!field.required) continue;
    if (field.kind !== "choice") await page.locator(`[id="v-${field.name}"]`).fill(samples[field.kind]);
    else if (await page.locator(`select[id="v-${field.name}"]`).count())
      await page.locator(`[id="v-${field.name}"]`).selectOption(field.choices[0].value);
    else await page.getByLabel(field.choices[0].label, { exact: true }).check();
  }
}

/** Answers yes to every required agreement of a widget, as its mode demands. */
async function agree(page, manifest) {
  for (const { agreement, required, read_gate: gate } of manifest.agreements) {
    const box = page.locator(`[id="c-${agreement}"]`);
    if (!required || (await box.isChecked())) continue;
    await box.click();
    if (!gate) continue;
    await page.locator(".text").evaluate((text) => text.scrollTo(0, text.scrollHeight));
    await until(() => page.locator(".accept").isEnabled(), "Accept at the end of the text");
    await page.locator(".accept").click();
  }
}

/** Lets the test's own host embed the form, through the staff interface. */
async function allowHost(form) {
  const { draft } = await staff.get(`/forms/${form}`);
  if (draft.allowed_origins.includes(host)) return;
  await staff.patch(`/forms/${form}`, { draft: { ...draft, allowed_origins: [...draft.allowed_origins, host] } });
  await staff.post(`/forms/${form}/publish`, {});
}

const sent = (page) => page.locator("#sent").waitFor({ timeout: 15000 });
const [first] = demo.forms;

const cases = [];
for (const { id, law_profile: profile } of demo.forms) {
  cases.push([`hosted form ${profile}: no script, no cookie, errors keep what was typed, thanks, receipt, withdrawal`, async () => {
    const { page, told } = await openPage(context);
    await page.goto(`${base}/f/${id}`);
    const lang = await page.locator("html").getAttribute("lang");
    const manifest = await manifestOf(id, lang);
    expectEqual(await page.locator("script").count(), 0, "scripts");
    expectEqual(await context.cookies(), [], "cookies");
    await expectAccessible(page, "hosted form");
    await page.locator("button[type=submit]").click();
    await page.locator("#errors").waitFor();
    await expectAccessible(page, "hosted form with errors");
    await fill(page, manifest);
    await page.locator("button[type=submit]").click();
    const name = manifest.fields.find(({ kind, required }) => kind === "name" && required);
    const wants = manifest.agreements.filter(({ required, preset }) => required && !preset);
    if (wants.length > 0) {
      await page.locator("#errors").waitFor();
      if (name) expectEqual(await page.locator(`[id="v-${name.name}"]`).inputValue(), samples.name, "kept");
      for (const { agreement, read_gate: gate } of wants) {
        if (gate) await page.locator(`[id="read-${agreement}"]`).check();
        await page.locator(`[id="c-${agreement}"]`).check();
      }
      await page.locator("button[type=submit]").click();
    }
    await page.locator(".records").waitFor();
    await expectAccessible(page, "thanks");
    const receipt = await page.locator(".record a").first().getAttribute("href");
    const withdraw = await page.locator(".record a").nth(1).getAttribute("href");

    await page.goto(base + receipt);
    await expectAccessible(page, "receipt");
    const file = await (await fetch(new URL(await page.locator("a[download]").getAttribute("href"), base + receipt))).json();
    expectEqual(file.format, "placet-receipt/1", "receipt file");
    await page.goto(base + withdraw);
    await page.goto(base + withdraw);
    await expectAccessible(page, "withdrawal");
    const before = (await latest())[0].index;
    await page.locator("button[type=submit]").click();
    await until(async () => (await latest())[0].index > before, "the withdrawal is an entry");
    expectEqual((await latest())[0].act, "withdrawn", "act");
    await expectAccessible(page, "withdrawn");
    await page.goto(base + receipt);
    expectEqual(await page.locator(".margin .mark.withdrawn").count(), 1, "the receipt says so");
    // The browser tells of every refused page; two were refused here on purpose.
    const unexpected = told.errors.filter((text) => !text.includes("status of 422"));
    expectEqual(unexpected, [], "no error, no breach of the policy");
    await page.close();
  }]);
  cases.push([`texts ${profile}: the page shows the very bytes of the hash, and the widget's tokens make them`, async () => {
    const manifest = await manifestOf(id);
    for (const { text_sha256: hash, text_url: url, text } of manifest.agreements) {
      const bytes = await (await fetch(`${base}/a/by-hash/${hash}`)).text();
      expectEqual(createHash("sha256").update(bytes).digest("hex"), hash, "hash");
      expect((await (await fetch(base + url)).text()).includes(bytes), "the page holds the bytes");
      expectEqual(fragment(text), bytes, "canonical fragment");
      const { page } = await openPage(context);
      await page.goto(base + url);
      await expectAccessible(page, "agreement");
      await page.close();
    }
  }]);
  cases.push([`widget ${profile} on another origin: strict policy, one consent, the screen as expected`, async () => {
    await allowHost(id);
    const { page, told } = await openPage(context);
    await page.goto(`${host}/?form=${id}`);
    await page.locator("#submit").waitFor();
    const manifest = await manifestOf(id, await page.locator(".form").getAttribute("lang"));
    expectEqual(told.requests.filter((url) => !url.startsWith(base) && !url.startsWith(host)), [], "third parties");
    await expectAccessible(page, "widget");
    await fill(page, manifest);
    await agree(page, manifest);
    await page.locator("#submit").click();
    await sent(page);
    await expectAccessible(page, "widget, sent");
    expectEqual(told.errors, [], "no error, no breach of the policy");
    expectEqual(await context.cookies(), [], "cookies");
    const items = await latest();
    const item = items.find(({ act, source }) => act === "given" && source.id === id);
    expectEqual(item?.screen_differs, false, "the screen is the expected one");
    await page.close();
  }]);
}
cases.push(["demo page: the form is there and sends", async () => {
  const { page, told } = await openPage(context);
  await page.goto(`${base}/demo`);
  await page.locator("#submit").waitFor();
  const form = await page.locator("placet-form").getAttribute("form");
  const manifest = await manifestOf(form, await page.locator(".form").getAttribute("lang"));
  await expectAccessible(page, "demo");
  await fill(page, manifest);
  await agree(page, manifest);
  await page.locator("#submit").click();
  await sent(page);
  expectEqual(told.errors, [], "no error, no breach of the policy");
  await page.close();
}]);
cases.push(["a site that is not on the list gets no form", async () => {
  const foreign = await fetch(`${base}/e/v1/forms/${first.id}/manifest`, { headers: { Origin: "https://elsewhere.example" } });
  expectEqual([foreign.status, (await foreign.json()).code], [403, "origin_not_allowed"], "refusal");
}]);
cases.push(["the text is published anew while the form is open: asked again, the new version is recorded", async () => {
  await allowHost(first.id);
  const { page } = await openPage(context);
  await page.goto(`${host}/?form=${first.id}`);
  await page.locator("#submit").waitFor();
  const manifest = await manifestOf(first.id, await page.locator(".form").getAttribute("lang"));
  await fill(page, manifest);
  await agree(page, manifest);
  const [asked] = manifest.agreements;
  const { draft } = await staff.get(`/agreements/${asked.agreement}`);
  const titles = Object.fromEntries(Object.entries(draft.title).map(([lang, text]) => [lang, `${text} +`]));
  await staff.patch(`/agreements/${asked.agreement}`, { draft: { ...draft, title: titles } });
  await staff.post(`/agreements/${asked.agreement}/publish`, {});
  await page.locator("#submit").click();
  await page.locator("#stale").waitFor({ timeout: 10000 });
  await expectAccessible(page, "stale");
  await agree(page, manifest);
  await page.locator("#submit").click();
  await sent(page);
  const record = (await latest()).find((row) => row.agreement.id === asked.agreement);
  expectEqual(record?.agreement.version, asked.version + 1, "version");
  await page.close();
}]);
cases.push(["every file of the embed carries the hash that its list tells", async () => {
  const script = await (await fetch(`${base}/e/form.js`)).text();
  const version = /\/e\/([^/`]+)\/form\./.exec(script)?.[1] ?? "";
  const { files } = await json(`/e/${version}/sri.json`);
  for (const { path, sri } of files.filter((file) => file.path !== "form.js")) {
    const bytes = Buffer.from(await (await fetch(`${base}/e/${version}/${path}`)).arrayBuffer());
    expectEqual(`sha384-${createHash("sha384").update(bytes).digest("base64")}`, sri, path);
  }
}]);

/** The canonical HTML of a token tree: what the hash is about. */
function fragment(blocks) {
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  const span = ({ text, strong, em, href }) => {
    let out = escape(text);
    if (em) out = `<em>${out}</em>`;
    if (strong) out = `<strong>${out}</strong>`;
    return href ? `<a href="${escape(href)}" rel="noopener noreferrer">${out}</a>` : out;
  };
  return blocks
    .map((block) => {
      const [[tag, content]] = Object.entries(block);
      if (tag !== "ul" && tag !== "ol") return `<${tag}>${content.map(span).join("")}</${tag}>`;
      return `<${tag}>${content.map((item) => `<li>${item.map(span).join("")}</li>`).join("")}</${tag}>`;
    })
    .join("\n");
}

const failed = await runCases(cases, process.argv[2]);
await close();
hostServer.close();
hostServer.closeAllConnections();
process.exit(failed === 0 ? 0 : 1);
