// The form widget on a foreign page with a strict policy, against the mock server and its faults.
//   node widget.mjs [part of a case's name]
import { expect, expectAccessible, expectEqual, openBrowser, openPage, runCases, until } from "./harness.mjs";
import { startHost } from "./host-page.mjs";
import { startMock } from "./mock-server.mjs";

const port = Number(process.env["PORT"] ?? 18300);
const base = `http://127.0.0.1:${port}`;
const host = `http://localhost:${port + 1}`;
const { server, state } = await startMock(port);
const hostServer = await startHost(port + 1, base);
const { context, close } = await openBrowser();

async function open(form, more = "") {
  Object.assign(state, { records: new Map(), attempts: [], fault: undefined, textVersion: 1 });
  const { page, told } = await openPage(context);
  await page.goto(`${host}/?form=${form}${more}`);
  await page.locator("#submit").waitFor();
  return { page, told, box: page.locator("#c-ag_data"), dialog: page.locator("dialog") };
}

async function fill(page) {
  await page.locator("#v-name").fill("Анна Сергеевна Ковалёва");
  await page.locator("#v-phone").fill("+375 29 612-34-56");
}

const sent = (page) => page.locator("#sent").waitFor({ timeout: 12000 });
const submitted = (at = -1) => JSON.parse(state.attempts.at(at).text);
const consent = (at = -1) => submitted(at).consents[0];

const cases = [
  ["mode 1 is ticked at first and sends", async () => {
    const { page, told, box } = await open("f_m1");
    expect(await box.isChecked(), "ticked at first");
    await fill(page);
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(consent().checked, true, "sent as ticked");
    expectEqual(told.errors, [], "no error, no breach of the policy");
    await page.close();
  }],
  ["mode 1, unticked: the text opens, Escape leaves it unticked, sending is blocked, Accept ticks", async () => {
    const { page, box, dialog } = await open("f_m1");
    await fill(page);
    await box.click();
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(!(await box.isChecked()), "Escape leaves it unticked");
    expectEqual(await page.locator("#submit").getAttribute("aria-disabled"), "true", "blocked");
    await page.locator("#submit").click({ force: true });
    await page.locator("#summary").waitFor();
    expectEqual(state.attempts.length, 0, "nothing left the browser");
    await page.locator("#t-c-ag_data").click();
    await page.locator(".accept").click();
    expect(await box.isChecked(), "Accept ticks");
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(consent().acts.text_opened, true, "the act is told");
    await page.close();
  }],
  ["mode 1, declined in the dialog: unticked, and the server would hear of it", async () => {
    const { page, box } = await open("f_m1");
    await box.click();
    await page.locator(".decline").click();
    expect(!(await box.isChecked()), "unticked");
    await page.close();
  }],
  ["mode 2: ticking opens the text, Accept waits for its end, Decline leaves it unticked", async () => {
    const { page, box, dialog } = await open("f_m2");
    expect(!(await box.isChecked()), "not ticked at first");
    await fill(page);
    await box.click();
    await dialog.waitFor();
    expect(await page.locator(".accept").isDisabled(), "Accept waits");
    await page.locator(".decline").click();
    expect(!(await box.isChecked()), "Decline leaves it unticked");
    await box.click();
    await page.locator(".text").evaluate((text) => text.scrollTo(0, text.scrollHeight));
    await until(async () => page.locator(".accept").isEnabled(), "Accept at the end of the text");
    await page.locator(".accept").click();
    expect(await box.isChecked(), "Accept ticks");
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(consent(), { agreement: "ag_data", version: 1, checked: true, acts: { text_opened: true, end_reached: true } }, "acts");
    await page.close();
  }],
  ["mode 3 is ticked and optional: sends either way", async () => {
    for (const tick of [true, false]) {
      const { page, box } = await open("f_m3");
      expect(await box.isChecked(), "ticked at first");
      if (!tick) await box.click();
      expectEqual(await page.locator("dialog").count(), 0, "no dialog is forced");
      await fill(page);
      await page.locator("#submit").click();
      await sent(page);
      expectEqual(consent().checked, tick, "as answered");
      await page.close();
    }
  }],
  ["mode 4 is unticked and optional: sends either way, a decline is told", async () => {
    for (const tick of [true, false]) {
      const { page, box } = await open("f_m4");
      expect(!(await box.isChecked()), "not ticked at first");
      if (tick) await box.click();
      else {
        await page.locator("#t-c-ag_data").click();
        await page.locator(".decline").click();
      }
      await fill(page);
      await page.locator("#submit").click();
      await sent(page);
      expectEqual([consent().checked, consent().acts.declined ?? false], [tick, !tick], "as answered");
      await page.close();
    }
  }],
  ["keyboard only: two errors, the summary has the focus, its links jump, the form is sent", async () => {
    const { page } = await open("f_m2");
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id ?? "");
    const tabTo = async (id) => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press("Tab");
        if ((await focused()) === id) return;
      }
      throw new Error(`Tab never reaches ${id}`);
    };
    await tabTo("v-name");
    await page.keyboard.type("Анна");
    await tabTo("submit");
    await page.keyboard.press("Enter");
    await until(async () => (await focused()) === "summary", "the summary has the focus");
    expectEqual(await page.locator("#summary li").count(), 2, "two errors");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expectEqual(await focused(), "v-phone", "the link jumps to the field");
    await page.keyboard.type("+375296123456");
    await tabTo("c-ag_data");
    await page.keyboard.press("Space");
    await page.locator("dialog").waitFor();
    expectEqual(await focused(), "title", "the heading has the focus");
    await page.keyboard.press("Escape");
    expectEqual(await focused(), "c-ag_data", "the focus returns");
    await page.keyboard.press("Space");
    await page.locator("dialog").waitFor();
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
      if (here === "plain") break;
    }
    await page.keyboard.press("Enter");
    await until(async () => page.locator(".accept").isEnabled(), "Accept after 'read to the end'");
    await page.keyboard.press("Tab");
    const onAccept = await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className ?? "");
    if (!onAccept.includes("accept")) await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.locator("dialog").waitFor({ state: "detached" });
    await tabTo("submit");
    await page.keyboard.press("Enter");
    await sent(page);
    await page.close();
  }],
  ["the focus stays inside the dialog", async () => {
    const { page } = await open("f_m2");
    await page.locator("#t-c-ag_data").click();
    await page.locator("dialog").waitFor();
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => {
        const inner = document.activeElement?.shadowRoot?.activeElement;
        return inner ? !inner.closest("dialog") : document.activeElement !== document.body;
      });
      expect(!outside, "focus left the dialog");
    }
    await page.close();
  }],
  ["offline: kept, sent once when the line is back", async () => {
    const { page } = await open("f_m3");
    await fill(page);
    await context.setOffline(true);
    await page.locator("#submit").click();
    await page.locator(".send .notice").waitFor();
    await context.setOffline(false);
    await sent(page);
    expectEqual(state.records.size, 1, "one record");
    await page.close();
  }],
  ["the answer is lost after the record was made: the same request again, one record", async () => {
    const { page } = await open("f_m3");
    await fill(page);
    state.fault = "lose-answer";
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(state.records.size, 1, "one record");
    expect(state.attempts.length >= 2, "asked again");
    expectEqual(new Set(state.attempts.map(({ key, text }) => key + text)).size, 1, "same key, same bytes");
    await page.close();
  }],
  ["429 and 503 are waited out", async () => {
    for (const fault of ["busy", "frozen"]) {
      const { page } = await open("f_m3");
      await fill(page);
      state.fault = fault;
      await page.locator("#submit").click();
      await sent(page);
      expectEqual(new Set(state.attempts.map(({ key }) => key)).size, 1, "one key");
      await page.close();
    }
  }],
  ["the text changed meanwhile: told, unticked, asked again, values stay", async () => {
    const { page, box } = await open("f_m1");
    await fill(page);
    state.fault = "stale";
    await page.locator("#submit").click();
    await page.locator("#stale").waitFor();
    expect(!(await box.isChecked()), "unticked");
    expectEqual(await page.locator("#v-name").inputValue(), "Анна Сергеевна Ковалёва", "values stay");
    await page.locator("#t-c-ag_data").click();
    expectEqual(await page.locator(".changed").count(), 1, "the new paragraph is marked");
    await page.locator(".accept").click();
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(consent().version, 2, "agreed to the new version");
    await page.close();
  }],
  ["the token expired: renewed silently when the text is the same", async () => {
    const { page } = await open("f_m3");
    await fill(page);
    const { token } = JSON.parse((await page.evaluate(() => "{}")) || "{}");
    expect(token === undefined, "nothing is leaked to the page");
    state.fault = "expired";
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(state.attempts.length, 2, "sent again by itself");
    expect(submitted(0).token !== submitted(1).token, "with a new token");
    expectEqual(submitted(0).screen_sha256, submitted(1).screen_sha256, "same screen");
    await page.close();
  }],
  ["the screen hash is the one of docs/formats/screen-hash.md", async () => {
    const { page } = await open("f_m2");
    await fill(page);
    await page.locator("#c-ag_data").click();
    await page.locator("dialog .plain").click();
    await page.locator(".accept").click();
    await page.locator("#submit").click();
    await sent(page);
    const lines = ["Я согласен на обработку персональных данных для ответа на заявку", "Принимаю", "Не принимаю", "Отправить"];
    const { createHash } = await import("node:crypto");
    expectEqual(submitted().screen_sha256, createHash("sha256").update(lines.join("\n")).digest("hex"), "hash");
    await page.close();
  }],
  ["nothing before the first act: no cookie, no storage, no request to anybody else", async () => {
    const { page, told } = await open("f_two");
    await page.waitForTimeout(300);
    const stored = await page.evaluate(async () => ({
      cookie: document.cookie,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      names: Object.keys(window).filter((name) => /placet/i.test(name)),
    }));
    expectEqual(stored, { cookie: "", local: 0, session: 0, databases: 0, names: ["Placet"] }, "stored");
    expectEqual(await context.cookies(), [], "cookies");
    expectEqual(told.requests.filter((url) => !url.startsWith(base) && !url.startsWith(host)), [], "third parties");
    expectEqual(state.attempts.length, 0, "nothing sent");
    expectEqual(told.errors, [], "no breach of the policy");
    await page.close();
  }],
  ["the bundle does not load: a plain link within four seconds", async () => {
    const { page } = await openPage(context);
    state.fault = "no-bundle";
    await page.goto(`${host}/?form=f_m1`);
    await page.locator("placet-form a").waitFor({ timeout: 5000 });
    expect((await page.locator("placet-form a").getAttribute("href")).startsWith(`${base}/f/f_m1`), "to the form's page");
    state.fault = undefined;
    await page.close();
  }],
  ["a form that is gone says so", async () => {
    const { page } = await openPage(context);
    await page.goto(`${host}/?form=f_gone&lang=de`);
    await page.getByText("Dieses Formular ist zurzeit nicht verfügbar.").waitFor();
    await page.close();
  }],
  ["pinned by its hash: the right one works, a wrong one leaves the link", async () => {
    const { readFile } = await import("node:fs/promises");
    const { files } = JSON.parse(await readFile(new URL("../../web/dist/embed/manifest.json", import.meta.url), "utf8"));
    const { sri } = files.find(({ path }) => path === "form.ru.js");
    const { page } = await openPage(context);
    await page.goto(`${host}/?form=f_m3&integrity=${encodeURIComponent(sri)}`);
    await page.locator("#submit").waitFor();
    await page.goto(`${host}/?form=f_m3&integrity=${encodeURIComponent(sri.replace(/.{8}$/, "AAAAAAAA"))}`);
    await page.waitForTimeout(300);
    expect(await page.locator("placet-form a").isVisible(), "the link is seen");
    await page.close();
  }],
  ["the page's colour is taken when it can be read, refused when it cannot", async () => {
    for (const [accent, refused] of [["#1d4f63", false], ["#ffe08a", true]]) {
      const { page } = await open("f_m3", `&accent=${encodeURIComponent(accent)}`);
      expectEqual(await page.locator("placet-form").evaluate((form) => form.hasAttribute("data-accent-refused")), refused, accent);
      await expectAccessible(page, accent);
      await page.close();
    }
  }],
  ["the page hears that the form was sent or refused, and nothing personal", async () => {
    const { page } = await open("f_m3");
    await page.evaluate(() => {
      globalThis.heard = [];
      for (const kind of ["sent", "refused"])
        document.addEventListener(`placet:${kind}`, (event) => globalThis.heard.push([kind, event.detail]));
    });
    await fill(page);
    state.fault = "expired";
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(await page.evaluate(() => globalThis.heard), [["refused", { form: "f_m3", code: "token_invalid" }], ["sent", { form: "f_m3", submission: "s_0" }]], "heard");
    await page.close();
  }],
  ["leaving with unsent words asks first; leaving untouched or sent does not", async () => {
    const asks = async (page) => {
      let asked = false;
      page.once("dialog", (dialog) => {
        asked = true;
        void dialog.accept();
      });
      await page.goto("about:blank");
      return asked;
    };
    const untouched = await open("f_m3");
    expect(!(await asks(untouched.page)), "untouched");
    await untouched.page.close();
    const dirty = await open("f_m3");
    await fill(dirty.page);
    expect(await asks(dirty.page), "dirty");
    await dirty.page.close();
  }],
  ["another language: values stay, boxes start anew, the wording is whole", async () => {
    const { page, box } = await open("f_m3");
    await fill(page);
    await box.click();
    await page.getByRole("button", { name: "Беларуская" }).click();
    await page.getByText("Я згодны на").waitFor();
    expectEqual(await page.locator("#submit").textContent(), "Адправіць", "button");
    expect(await box.isChecked(), "as at first");
    expectEqual(await page.locator("#v-name").inputValue(), "Анна Сергеевна Ковалёва", "values stay");
    await page.close();
  }],
  ["a form without the page's language speaks its own throughout", async () => {
    const { page } = await open("f_one", "&lang=de");
    expectEqual(await page.locator("#submit").textContent(), "Отправить", "button");
    await page.close();
  }],
  ["a field that depends on a choice comes and goes with it, and what was typed into it stays here", async () => {
    const { page, told } = await open("f_m4_when");
    await fill(page);
    expectEqual(await page.locator("#v-home").count(), 0, "hidden at first");
    await page.locator("#v-delivery-1").check();
    await page.locator("#submit").click();
    await page.locator("#e-v-home").waitFor();
    await page.locator("#v-home").fill("Пинск");
    await page.locator("#v-delivery-0").check();
    expectEqual(await page.locator("#v-home").count(), 0, "hidden again");
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(Object.keys(submitted().values).sort(), ["delivery", "name", "phone"], "nothing that does not apply");
    expectEqual(told.errors, [], "no error");
    await page.close();
  }],
  ["the look that was wished, readable in light and dark", async () => {
    const { page } = await open("f_m4_when");
    const radius = await page.locator("#v-name").evaluate((input) => getComputedStyle(input).borderRadius);
    expectEqual(radius, "12px", "corner");
    expect(/system-ui/.test(await page.locator(".form").evaluate((form) => getComputedStyle(form).fontFamily)), "font");
    await expectAccessible(page, "look, light");
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page, "look, dark");
    await page.close();
  }],
  ["too young: the representative is asked for and named to the server", async () => {
    const { page, told } = await open("f_m4_age");
    await fill(page);
    await page.locator("#submit").click();
    await page.locator("#e-age").waitFor();
    await expectAccessible(page, "age");
    await page.locator("#v-age-no").check();
    await page.locator("#submit").click();
    await page.locator("[id='e-age.representative.email']").waitFor();
    await expectAccessible(page, "age, representative");
    await page.locator("[id='v-age.representative.name']").fill("Мария Ковалёва");
    await page.locator("[id='v-age.representative.email']").fill("maria@example.by");
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(submitted().age, { of_age: false, representative: { name: "Мария Ковалёва", email: "maria@example.by" } }, "asked for");
    expect((await page.locator(".sent").textContent()).includes("Written to your parent."), "says what happens next");
    expectEqual(told.requests.filter((url) => url.includes("/age.")).length, 1, "loaded only here");
    await page.close();
  }],
  ["every kind of field is sent as the interface says", async () => {
    const { page } = await open("f_all");
    await fill(page);
    await page.locator("#v-born").fill("1990-02-03");
    await page.getByLabel("kitchen").check();
    await page.getByLabel("oak").check();
    await page.getByLabel("ash").check();
    await page.locator("#v-size").fill("3,5");
    await page.locator("#v-home").fill("Мінск");
    await page.locator("#v-plan").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("hi") });
    await page.locator("#c-ag_data").click();
    await page.locator("dialog .plain").click();
    await page.locator(".accept").click();
    await page.waitForTimeout(100);
    await page.locator("#submit").click();
    await sent(page);
    expectEqual(submitted().values, {
      name: "Анна Сергеевна Ковалёва", phone: "+375 29 612-34-56", born: "1990-02-03", room: "kitchen",
      wood: ["oak", "ash"], size: "3.5", plan: { name: "a.txt", type: "text/plain", base64: "aGk=" }, home: "Мінск",
    }, "values");
    expectEqual(submitted().page_url, `${host}/`, "page without its query");
    await page.close();
  }],
  ["axe finds nothing: idle, errors, dialog, waiting, stale, sent; light and dark; all languages", async () => {
    for (const lang of ["ru", "be", "de", "en"])
      for (const theme of ["light", "dark"]) {
        const { page, dialog } = await open("f_all", `&lang=${lang}&theme=${theme}`);
        await expectAccessible(page, `idle ${lang} ${theme}`);
        await page.locator("#submit").click();
        await page.locator("#summary").waitFor();
        await expectAccessible(page, `errors ${lang} ${theme}`);
        await page.locator("#c-ag_data").click();
        await dialog.waitFor();
        await expectAccessible(page, `dialog ${lang} ${theme}`);
        await page.locator("dialog .plain").click();
        await page.locator(".accept").click();
        await fill(page);
        await page.getByLabel("kitchen").check();
        state.fault = "stale";
        await page.locator("#submit").click();
        await page.locator("#stale").waitFor();
        await expectAccessible(page, `stale ${lang} ${theme}`);
        await page.locator("#c-ag_data").click();
        await page.locator("dialog .plain").click();
        await page.locator(".accept").click();
        await context.setOffline(true);
        await page.locator("#submit").click();
        await page.locator(".send .notice").waitFor();
        await expectAccessible(page, `waiting ${lang} ${theme}`);
        await context.setOffline(false);
        await sent(page);
        await expectAccessible(page, `sent ${lang} ${theme}`);
        await page.close();
      }
  }],
  ["320 px wide: nothing sticks out, in any language", async () => {
    for (const lang of ["ru", "be", "de", "en"]) {
      const { page, dialog } = await open("f_all", `&lang=${lang}`);
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect((await wide()) <= 320, `${lang}: page is ${await wide()} px wide`);
      await page.locator("#c-ag_data").click();
      await dialog.waitFor();
      const inside = await page.locator("dialog .text").evaluate((text) => text.scrollWidth - text.clientWidth);
      expect(inside <= 0, `${lang}: text is ${inside} px too wide`);
      await page.close();
    }
  }],
];

const failed = await runCases(cases, process.argv[2]);
await close();
server.close();
hostServer.close();
server.closeAllConnections();
hostServer.closeAllConnections();
process.exit(failed === 0 ? 0 : 1);
