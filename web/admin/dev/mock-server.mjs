// Serves the built staff app with the policy of the real server and answers its API from made-up data.
// node dev/mock-server.mjs [port]    MOCK_SETUP=1: as a fresh installation    MOCK_EMPTY=1: no data
// MOCK_PASSWORD=…: nobody is signed in at first
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import * as data from "./mock-data.mjs";

const port = Number(process.argv[2] ?? 18400);
const dist = join(import.meta.dirname, "../../dist");
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'";
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const empty = process.env.MOCK_EMPTY === "1";
const db = {
  companies: empty ? [] : data.companies,
  purposes: data.purposes,
  recipients: data.recipients,
  agreements: empty ? [] : data.agreements,
  forms: empty ? [] : data.forms,
  staff: data.staff,
  "api-keys": data.keys,
  register: empty ? [] : data.register,
  contacts: empty ? [] : data.contacts,
};
let needed = process.env.MOCK_SETUP === "1";
let signedIn = process.env.MOCK_PASSWORD === undefined;
const prefix = {
  companies: "co_",
  purposes: "pu_",
  recipients: "re_",
  agreements: "ag_",
  forms: "f_",
  staff: "st_",
  "api-keys": "ak_",
};
let count = 100;

const fail = (status, code, detail, more = {}) => ({
  status,
  body: { type: "about:blank", title: detail, status, code, detail, ...more },
});
const ok = (body, status = 200, headers = {}) => ({ status, body, headers });
const session = () => ({
  staff: { ...data.staff[0] },
  csrf: "mock",
  workspace: { id: 1, name: "Полесье и партнёры", rehearsal: true, default_language: "ru" },
});
const publicRow = ({ who: _who, entry: _entry, ...row }) => row;

function spans(text) {
  return text
    .split(/(\*\*[^*]+\*\*)/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith("**") ? { text: part.slice(2, -2), strong: true } : { text: part },
    );
}
function blocksOf(html) {
  return html.split("\n").map((line) => {
    const [, tag, inner] = /^<(h2|h3|p)>(.*)<\/\1>$/.exec(line) ?? [, "p", line];
    return { [tag]: spans(inner.replace(/<\/?strong>/g, "**").replace("&amp;", "&")) };
  });
}
function markdown(text) {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => (line.startsWith("## ") ? `<h2>${line.slice(3)}</h2>` : `<p>${line}</p>`))
    .join("\n");
}
function preview(agreement, { lang, draft = agreement.draft }) {
  const html =
    draft.template === "custom"
      ? markdown(draft.text[lang] ?? "")
      : data.textHtml(
          draft.title[lang] ?? "Einwilligung",
          lang,
          db.companies.find((one) => one.id === agreement.company),
        );
  const findings = [];
  if (draft.purposes.length === 0)
    findings.push({
      rule: "purpose",
      severity: "error",
      article: "ст. 5",
      field: "purposes",
      message: "Не названа ни одна цель обработки.",
    });
  if (draft.template === "custom")
    findings.push({
      rule: "withdrawal",
      severity: "warning",
      article: "ст. 10",
      field: "text",
      message: "В тексте не сказано, как отозвать согласие.",
    });
  if (draft.recipients.length === 0)
    findings.push({
      rule: "recipients",
      severity: "info",
      article: "",
      field: "recipients",
      message: "Получатели не указаны: абзац о них не войдёт в текст.",
    });
  const label = (draft.label[lang] ?? "")
    .split(/(\[[^\]]*\])/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith("[") ? { text: part.slice(1, -1), link: true } : { text: part },
    );
  return {
    title: draft.title[lang] ?? "",
    label,
    text: html ? blocksOf(html) : [],
    html,
    text_sha256: data.keepText(html),
    findings,
  };
}
function manifest(form, { lang, draft = form.draft }) {
  const company = db.companies.find((one) => one.id === form.company);
  return {
    form: form.id,
    version: 1,
    lang,
    languages: draft.languages,
    title: draft.title[lang] ?? "",
    intro: draft.intro?.[lang],
    submit: draft.submit?.[lang],
    success: draft.success?.[lang],
    company: { name: company.name, email: company.email, phone: company.phone },
    fields: draft.fields
      .filter((one) => one.kind !== "hidden")
      .map((one) => ({
        ...one,
        label: one.label[lang] ?? "",
        max_length: 500,
        choices: one.choices?.map((c) => ({ value: c.value, label: c.label[lang] ?? c.value })),
      })),
    agreements: draft.agreements.map((one) => {
      const agreement = db.agreements.find((a) => a.id === one.agreement);
      const seen = preview(agreement, { lang });
      return {
        agreement: one.agreement,
        version: agreement.published_version ?? 1,
        mode: one.mode,
        required: one.mode < 3,
        preset: one.mode % 2 === 1,
        read_gate: one.mode === 2,
        title: seen.title,
        label: seen.label,
        text_sha256: seen.text_sha256,
        text_url: "#",
        text: seen.text,
      };
    }),
    token: "",
    expires: "2030-01-01T00:00:00.000Z",
    accent: draft.accent,
  };
}
function publishForm(form, overrides = []) {
  const verdicts = form.draft.agreements.map(({ agreement, mode }) => {
    const law = db.agreements.find((one) => one.id === agreement).law_profile;
    const capture = mode % 2 === 1 ? "checkbox_preticked" : "checkbox_unticked";
    return {
      agreement,
      mode,
      capture,
      verdict: data.profiles.find((one) => one.id === law).capture[capture],
      law_profile: law,
      article: "ст. 5 п. 3",
    };
  });
  if (verdicts.length === 0)
    return fail(422, "publish_refused", "В форме нет ни одного соглашения.");
  if (verdicts.some((one) => one.verdict === "forbid"))
    return fail(422, "publish_refused", "Режим запрещён.", { verdicts });
  const open = verdicts.filter(
    (one) =>
      one.verdict === "override" &&
      !overrides.some((o) => o.agreement === one.agreement && o.reason),
  );
  if (open.length > 0)
    return fail(422, "override_required", "Нужно решение об исключении.", { verdicts });
  form.published_version = (form.published_version ?? 0) + 1;
  form.state = "published";
  return ok({ version: form.published_version, verdicts });
}

const split = (n) => 2 ** Math.floor(Math.log2(n - 1));
const root = (leaves) =>
  leaves.length === 1
    ? leaves[0]
    : data.sha(
        Buffer.from([1]),
        root(leaves.slice(0, split(leaves.length))),
        root(leaves.slice(split(leaves.length))),
      );
const path = (at, leaves) => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return at < k
    ? [...path(at, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...path(at - k, leaves.slice(k)), root(leaves.slice(0, k))];
};
function proof(index) {
  const leaves = db.register.map((one) => Buffer.from(one.leaf_hash, "hex"));
  const origin = "consent.polesie.example/log/1";
  return {
    index,
    size: leaves.length,
    leaf_hash: leaves[index].toString("base64"),
    hashes: path(index, leaves).map((one) => one.toString("base64")),
    origin,
    checkpoint: `${origin}\n${leaves.length}\n${root(leaves).toString("base64")}\n\n— ${origin} Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n`,
    vkey: `${origin}+cc469956+BGJadmVkLW1vY2sta2V5LW5vdC1yZWFs`,
    entry: Buffer.from(db.register[index].entry, "hex").toString("base64"),
  };
}
function listRegister(search) {
  const want = (name, value) => !search.get(name) || search.get(name) === value;
  const found = db.register
    .toReversed()
    .filter(
      (row) =>
        want("state", row.state) &&
        want("agreement", row.agreement.id) &&
        want("source", row.source.id) &&
        want("method", row.method) &&
        (!search.get("q") || JSON.stringify(row).includes(search.get("q"))) &&
        (!search.get("from") || row.time >= search.get("from")) &&
        (!search.get("to") || row.time.slice(0, 10) <= search.get("to")),
    );
  const from = Number(search.get("cursor") ?? 0);
  const limit = Number(search.get("limit") ?? 50);
  const headers =
    from + limit < found.length
      ? { Link: `</api/v1/register?cursor=${from + limit}>; rel="next"` }
      : {};
  return ok({ items: found.slice(from, from + limit).map(publicRow) }, 200, headers);
}
function record(index) {
  const row = db.register[index];
  if (!row) return fail(404, "not_found", "Такой записи нет.");
  const [, name, email, phone] = row.who;
  const personal =
    row.act === "declined" || row.state === "erased"
      ? null
      : {
          name,
          email,
          phone,
          ip: "178.124.10.44",
          user_agent: "Firefox 144, Windows",
          page_url: "https://polesie.example/order",
          time_ms: 1,
          values: [{ name: "comment", value: "Позвоните после шести, пожалуйста" }],
        };
  return ok({
    ...publicRow(row),
    personal,
    entry: row.entry,
    text_url: `/a/${row.agreement.id}/v${row.agreement.version}?lang=${row.agreement.lang}`,
    override:
      row.mode === 1
        ? {
            reason: "Форма стоит в закрытом кабинете",
            review_date: "2027-05-01",
            by: "Наталья Ильинична Кравец",
          }
        : null,
  });
}

function special(method, parts, search, body) {
  const [kind, id, act] = parts;
  const key = `${method} ${parts.join("/")}`;
  if (key === "GET session")
    return needed || !signedIn ? fail(401, "not_signed_in", "") : ok(session());
  if (key === "POST sessions") {
    if (body.password === "wrong" || (process.env.MOCK_PASSWORD ?? body.password) !== body.password)
      return fail(401, "sign_in_failed", "Адрес или пароль не подходят.");
    signedIn = true;
    return body.email.startsWith("totp") && !body.totp
      ? fail(401, "totp_required", "Нужен код.")
      : ok(session(), 201);
  }
  if (key === "DELETE session")
    return ((signedIn = process.env.MOCK_PASSWORD === undefined), ok(undefined, 204));
  if (key === "GET setup") return ok({ needed });
  if (key === "POST setup") return ((needed = false), ok(session(), 201));
  if (key === "GET law-profiles") return ok({ items: data.profiles });
  if (key === "GET register/summary") {
    const days = new Map();
    for (const row of db.register) {
      const one = days.get(row.time.slice(0, 10)) ?? {
        day: row.time.slice(0, 10),
        given: 0,
        declined: 0,
        not_given: 0,
        withdrawn: 0,
      };
      one[row.act]++;
      days.set(one.day, one);
    }
    return ok({
      days: [...days.values()],
      total: db.register.length,
      log: {
        size: db.register.length,
        origin: "consent.polesie.example/log/1",
        vkey: "",
        frozen: false,
      },
    });
  }
  if (kind === "register" && id === undefined) return listRegister(search);
  if (kind === "register") return act === "proof" ? ok(proof(Number(id))) : record(Number(id));
  if (kind === "contacts" && id === undefined)
    return ok({
      items: db.contacts.filter(
        (one) => !search.get("q") || one.email === search.get("q") || one.phone === search.get("q"),
      ),
    });
  if (kind === "contacts") {
    const events = db.register.filter((row) => row.subject === id).slice(-8);
    return ok({
      ...db.contacts.find((one) => one.id === id),
      events: events.map(publicRow),
      submissions: [
        {
          id: "s_81",
          form: "Заявка на мебель",
          time: events[0]?.time ?? "",
          values: [{ name: "comment", value: "Нужен шкаф 2,4 м" }],
        },
      ],
    });
  }
  if (kind === "staff" && id === "me")
    return act === "totp" && method === "POST"
      ? ok({ secret: "JBSWY3DPEHPK3PXP", uri: "otpauth://totp/Placet?secret=JBSWY3DPEHPK3PXP" })
      : ok(undefined, 204);
  return undefined;
}
function resource(method, [kind, id, act, more], search, body) {
  const list = db[kind];
  if (!list) return fail(404, "not_found", "Нет такого пути.");
  if (id === undefined && method === "GET") return ok({ items: list });
  if (id === undefined) {
    if (kind === "companies" && !/^\d{9}$/.test(body.requisites?.unp ?? "490123450"))
      return fail(422, "invalid", "Проверьте поля.", {
        invalid: [
          {
            field: "requisites.unp",
            code: "checksum",
            message: "В УНП девять цифр; последняя — контрольная.",
          },
        ],
      });
    const made = {
      state: "draft",
      published_version: null,
      number: ++count,
      active: true,
      code: ++count,
      created_at: new Date().toISOString(),
      ...body,
      id: prefix[kind] + String(++count),
      revision: 1,
    };
    list.push(made);
    return ok(kind === "api-keys" ? { ...made, key: "pk_9f2c7d41e85b4a60b1c3" } : made, 201);
  }
  const one = list.find((known) => known.id === id);
  if (!one) return fail(404, "not_found", "Не найдено.");
  if (method === "DELETE") return (list.splice(list.indexOf(one), 1), ok(undefined, 204));
  if (method === "PATCH") return ok(Object.assign(one, body, { revision: one.revision + 1 }));
  if (act === "preview") return ok(kind === "forms" ? manifest(one, body) : preview(one, body));
  if (act === "stop") return ok(Object.assign(one, { state: "stopped" }));
  if (act === "publish" && kind === "forms") return publishForm(one, body.overrides);
  if (act === "publish") {
    const { findings } = preview(one, { lang: one.draft.default_language });
    if (findings.some((finding) => finding.severity === "error"))
      return fail(422, "publish_refused", "Есть ошибки.", { findings });
    Object.assign(one, { state: "published", published_version: (one.published_version ?? 0) + 1 });
    return ok({ version: one.published_version, findings });
  }
  if (act === "versions") {
    const version = (n) => ({
      version: n,
      published_at: `2026-0${4 + n}-14T08:20:00.000Z`,
      published_by: data.staff[n % 2].name,
      languages: one.draft.languages,
      law_profile: one.law_profile,
      consents: n * 37,
    });
    if (more === undefined)
      return ok({
        items: Array.from({ length: one.published_version ?? 0 }, (_, n) => version(n + 1)),
      });
    const seen = preview(one, { lang: search.get("lang") });
    return ok({ ...version(Number(more)), html: seen.html, text_sha256: seen.text_sha256 });
  }
  return ok(one);
}

const demoWidget = `customElements.define("placet-form", class extends HTMLElement { set manifest(m) {
  const root = this.attachShadow({ mode: "open" }); const sheet = new CSSStyleSheet();
  sheet.replaceSync("form{display:grid;gap:12px;max-width:420px}label{display:grid;gap:4px}.c{display:flex;gap:8px}input:not([type=checkbox]),button{font:inherit;padding:9px;box-sizing:border-box;width:100%}button{background:#0b5a4c;color:#fff;border:0}h2{margin:0}"); root.adoptedStyleSheets = [sheet];
  const form = root.appendChild(document.createElement("form")); const add = (tag, text) => { const e = form.appendChild(document.createElement(tag)); e.textContent = text; return e; };
  add("h2", m.title); for (const f of m.fields) add("label", f.label).append(document.createElement("input"));
  for (const a of m.agreements) { const l = add("label", ""); l.className = "c"; const box = document.createElement("input"); box.type = "checkbox"; box.checked = a.preset; l.append(box, a.label.map((s) => s.text).join("")); }
  add("button", m.submit ?? "OK").type = "button"; } });`;

// What a widget asks and sends: enough for the staff's journey from a form to its record.
function embed(method, path, search, body) {
  const form = db.forms.find((one) => path.startsWith(`/e/v1/forms/${one.id}/`));
  if (!form) return fail(404, "not_found", "");
  if (method === "GET") return ok(manifest(form, { lang: search.get("lang") ?? "ru" }));
  const index = db.register.length;
  const seen = manifest(form, { lang: form.draft.default_language });
  const [used] = seen.agreements;
  const entry = Buffer.from(`placet entry ${String(index)}`);
  db.register.push({
    index,
    time: new Date().toISOString(),
    subject: "su_new" + String(index),
    recorder: { kind: "visitor", id: "" },
    act: "given",
    state: "given",
    method: "checkbox_unticked",
    mode: used.mode,
    agreement: { id: used.agreement, title: used.title, version: 1, lang: seen.lang },
    purposes: [{ code: 101 }],
    source: { kind: "form", id: form.id, name: form.name },
    law_profile: "gdpr-de",
    text_sha256: used.text_sha256,
    screen_differs: false,
    leaf_hash: data.sha(Buffer.from([0]), entry).toString("hex"),
    entry: entry.toString("hex"),
    who: ["", body.values.name, body.values.email, ""],
  });
  return ok(
    { submission: "s_1", receipts: [{ agreement: used.agreement, outcome: "given", index }] },
    201,
  );
}

async function file(path) {
  if (path === "/e/form.js") {
    const real = await readFile(join(dist, "embed/form.js")).catch(() => undefined);
    return {
      status: 200,
      headers: { "Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*" },
      raw: real ?? demoWidget,
    };
  }
  if (path.startsWith("/e/")) {
    const raw = await readFile(join(dist, "embed", path.slice(path.lastIndexOf("/") + 1))).catch(
      () => undefined,
    );
    return raw
      ? {
          status: 200,
          headers: { "Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*" },
          raw,
        }
      : { status: 404, raw: "" };
  }
  if (path.startsWith("/a/by-hash/"))
    return {
      status: 200,
      headers: { "Content-Type": "text/html; charset=utf-8" },
      raw: data.texts.get(path.slice(11)) ?? "",
    };
  const name =
    path === "/app/preview.html"
      ? "preview.html"
      : path === "/" || path.startsWith("/app")
        ? "index.html"
        : normalize(path).slice(1);
  const raw = await readFile(join(dist, "admin", name)).catch(() => undefined);
  if (!raw) return { status: 404, raw: "" };
  const cors = path.startsWith("/assets/") ? { "Access-Control-Allow-Origin": "*" } : {};
  return {
    status: 200,
    headers: {
      "Content-Type": types[extname(name)] ?? "application/octet-stream",
      "Content-Security-Policy": policy,
      ...cors,
    },
    raw,
  };
}

createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  let answer;
  if (/^\/(api|e)\/v1\//.test(url.pathname)) {
    let text = "";
    for await (const chunk of request) text += chunk;
    const body = text ? JSON.parse(text) : {};
    const parts = url.pathname.slice(8).split("/").map(decodeURIComponent);
    const embedded = url.pathname.startsWith("/e/");
    const made = embedded
      ? embed(request.method, url.pathname, url.searchParams, body)
      : (special(request.method, parts, url.searchParams, body) ??
        resource(request.method, parts, url.searchParams, body));
    const type = made.status >= 400 ? "application/problem+json" : "application/json";
    answer = {
      status: made.status,
      headers: { "Content-Type": type, ...made.headers },
      raw: made.body === undefined ? "" : JSON.stringify(made.body),
    };
  } else answer = await file(url.pathname);
  response.writeHead(answer.status, answer.headers);
  response.end(answer.raw);
}).listen(port, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${port}\n`));
