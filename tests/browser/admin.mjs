// The staff's way from an empty company to the proof of a record, in a browser against a running server:
//   BASE=http://127.0.0.1:8080 EMAIL=… PASSWORD=… node admin.mjs
// The account must be an owner. Without BASE nothing is done.
import { expect, expectAccessible, expectEqual, openBrowser, openPage, until } from "./harness.mjs";

const base = process.env["BASE"];
const email = process.env["EMAIL"];
const password = process.env["PASSWORD"];
if (!base || !email || !password) {
  process.stdout.write("admin: BASE, EMAIL and PASSWORD are not set, nothing to do\n");
  process.exit(0);
}
const mark = Date.now().toString(36);
const visitor = `journey-${mark}@visitor.example`;

async function signIn(page) {
  await page.goto(`${base}/app`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("certainly not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
}

async function addCompany(page) {
  await page.goto(`${base}/app/companies/new`);
  await page.getByLabel("Country").selectOption("DE");
  await page.getByLabel("Full name").fill(`Journey ${mark} GmbH`);
  await page.getByLabel("Address", { exact: true }).fill("Lindenallee 14, 04109 Leipzig");
  await page.getByLabel("HRB").fill("HRB 21877");
  await page.getByLabel("Registergericht").fill("Amtsgericht Leipzig");
  await page.getByLabel("E-mail for erasure requests").fill("privacy@journey.example");
  await page.getByLabel("E-mail", { exact: true }).fill("post@journey.example");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/\/app\/companies\/co_/);
}

async function addAgreement(page) {
  await page.goto(`${base}/app/agreements/new`);
  await page.getByLabel("Name for yourselves").fill(`Enquiries ${mark}`);
  await page.locator("main").getByLabel("Company").selectOption({ label: `Journey ${mark} GmbH` });
  await page.locator("main").getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/\/app\/agreements\/ag_/);
  const id = new URL(page.url()).pathname.split("/").at(-1);

  await page.getByRole("tab", { name: "Purposes & recipients" }).click();
  await page.getByRole("button", { name: "New purpose" }).click();
  await page.getByLabel("Wording (de)").fill("Beantwortung Ihrer Anfrage");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("checkbox", { name: /Beantwortung Ihrer Anfrage/ }).last().waitFor();
  const preview = page.getByRole("region", { name: "How it reads" });
  await until(async () => (await preview.textContent())?.includes(`Journey ${mark}`), "the preview names the company");
  await expectAccessible(page, "agreement editor");

  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await page.getByRole("status").getByText("Version 1 is published").waitFor();
  await page.keyboard.press("Escape");
  return id;
}

async function addForm(page, agreement) {
  await page.goto(`${base}/app/forms/new`);
  await page.getByLabel("Name for yourselves").fill(`Contact ${mark}`);
  await page.locator("main").getByLabel("Company").selectOption({ label: `Journey ${mark} GmbH` });
  await page.locator("main").getByRole("button", { name: "Create" }).click();
  await page.waitForURL(/\/app\/forms\/f_/);
  const id = new URL(page.url()).pathname.split("/").at(-1);

  await page.getByRole("button", { name: "Add an agreement" }).click();
  await page.locator("main").getByRole("button", { name: `Enquiries ${mark}` }).click();
  expect(await page.getByText("forbidden").first().isVisible(), "a pre-ticked box is named as forbidden");
  const widget = page.frameLocator("iframe");
  await widget.getByRole("checkbox").first().waitFor();

  // A forbidden mode is refused by the server, and the report says so.
  await page.getByRole("radio", { name: /Required, accepted automatically/ }).check();
  await page.getByRole("button", { name: "Publish" }).click();
  const report = page.getByRole("dialog");
  await report.getByText("It cannot be published like this").waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("radio", { name: /Optional, not accepted automatically/ }).check();
  await page.getByRole("button", { name: "Publish" }).click();
  await report.getByText("Version 1 is published").waitFor();
  await page.keyboard.press("Escape");
  await expectAccessible(page, "form editor");
  expectEqual(agreement.slice(0, 3), "ag_", "the agreement has an id");
  return id;
}

async function answer(form) {
  const manifest = await (await fetch(`${base}/e/v1/forms/${form}/manifest?lang=de`)).json();
  const response = await fetch(`${base}/e/v1/forms/${form}/submissions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    body: JSON.stringify({
      token: manifest.token,
      values: { name: "Lena Schönfeld", email: visitor, comment: "Bitte rufen Sie an." },
      consents: manifest.agreements.map((one) => ({
        agreement: one.agreement, version: one.version, checked: true, acts: { text_opened: true, end_reached: true },
      })),
      page_url: "https://journey.example/contact",
    }),
  });
  const body = await response.json();
  expectEqual(response.status, 201, `the visitor's answer is taken (${JSON.stringify(body)})`);
  return body.receipts[0].index;
}

async function readRegister(page, form, index) {
  await page.goto(`${base}/app/forms/${form}`);
  await page.getByRole("link", { name: "Show consents" }).click();
  await page.waitForURL(new RegExp(`source=${form}`));
  const rows = page.locator("tbody tr");
  await until(async () => (await rows.count()) === 1, "the form has one record");
  await page.getByLabel("State now").selectOption("given");
  await page.waitForURL(/state=given/);
  await page.reload();
  await until(async () => (await rows.count()) === 1, "the filters survive a reload");
  await page.getByLabel("State now").selectOption("declined");
  await page.getByText("Nothing matches these filters").waitFor();
  await page.goto(`${base}/app/register?q=${encodeURIComponent(visitor)}`);
  await until(async () => (await rows.count()) === 1, "the register finds the visitor's address");
  await expectAccessible(page, "register");
  await rows.first().getByRole("link").click();
  await page.waitForURL(new RegExp(`/app/register/${index}$`));
}

async function readProof(page) {
  await page.getByText("Checked in this browser: the record is in the log").waitFor();
  await page.getByText("Text hash checked in this browser").waitFor();
  expect(!(await page.getByText(visitor).isVisible()), "personal data are hidden at first");
  await page.getByRole("button", { name: "Show the data" }).click();
  await page.getByText(visitor).first().waitFor();
  await expectAccessible(page, "record");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download receipt" }).click(),
  ]);
  expect((await file.failure()) === null, "the receipt is downloaded");
}

const { context, close } = await openBrowser();
try {
  await context.addInitScript(() => {
    // The preview frame has no origin and no storage.
    if (self.origin !== "null") localStorage.setItem("placet.language", "en");
  });
  const { page, told } = await openPage(context);
  await signIn(page);
  await addCompany(page);
  const agreement = await addAgreement(page);
  const form = await addForm(page, agreement);
  const index = await answer(form);
  await readRegister(page, form, index);
  await readProof(page);
  const foreign = told.requests.filter((url) => !url.startsWith(base) && !/^(data|blob|about):/.test(url));
  expectEqual(foreign, [], "no request leaves the server");
  const serious = told.errors.filter((text) => !/status of 4(01|22|04)/.test(text));
  expectEqual(serious, [], "the console is quiet");
  process.stdout.write(`admin: the whole way is good, record ${index}\n`);
} finally {
  await close();
}
