// Stands in for the server while the form widget is worked on: the embed interface with faults on
// demand, and nothing else. Not a reference: the real server is (run.mjs with BASE set).
//   node mock-server.mjs PORT        POST /mock {fault, …} sets the next fault, GET /mock tells the records
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const dist = new URL("../../web/dist/embed/", import.meta.url);

const words = {
  ru: {
    title: "Заявка на замер",
    intro: "Перезвоним в тот же день с 9 до 19 часов.",
    fields: ["Имя, отчество и фамилия", "Телефон для связи", "Электронная почта", "Комментарий"],
    label: ["Я согласен на ", "обработку персональных данных", " для ответа на заявку"],
    titleText: "Согласие на обработку персональных данных",
    para: "Оператор обрабатывает имя, телефон, адрес электронной почты и комментарий, чтобы ответить на заявку, согласовать время замера и подготовить расчёт стоимости. Данные хранятся до отзыва согласия и передаются только службе доставки.",
    news: ["Присылайте мне ", "новости и предложения", ""],
  },
  be: {
    title: "Заяўка на замер",
    intro: "Ператэлефануем у той жа дзень з 9 да 19 гадзін.",
    fields: ["Імя, імя па бацьку і прозвішча", "Тэлефон для сувязі", "Электронная пошта", "Каментарый"],
    label: ["Я згодны на ", "апрацоўку персанальных даных", " для адказу на заяўку"],
    titleText: "Згода на апрацоўку персанальных даных",
    para: "Аператар апрацоўвае імя, тэлефон, адрас электроннай пошты і каментарый, каб адказаць на заяўку, узгадніць час замеру і падрыхтаваць разлік кошту.",
    news: ["Дасылайце мне ", "навіны і прапановы", ""],
  },
  de: {
    title: "Anfrage für ein Aufmaß",
    intro: "Wir rufen Sie noch am selben Tag zwischen 9 und 19 Uhr zurück.",
    fields: ["Vor- und Nachname", "Telefonnummer", "E-Mail-Adresse", "Bemerkung"],
    label: ["Ich willige in die ", "Verarbeitung meiner personenbezogenen Daten", " zur Bearbeitung der Anfrage ein"],
    titleText: "Einwilligung in die Verarbeitung personenbezogener Daten",
    para: "Der Verantwortliche verarbeitet Name, Telefonnummer, E-Mail-Adresse und Bemerkung, um die Anfrage zu beantworten, einen Termin für das Aufmaß abzustimmen und ein Angebot zu erstellen.",
    news: ["Senden Sie mir ", "Neuigkeiten und Angebote", ""],
  },
  en: {
    title: "Request a visit",
    intro: "We call back the same day between 9 and 19 h.",
    fields: ["Full name", "Phone number", "E-mail address", "Comment"],
    label: ["I agree to the ", "processing of my personal data", " to answer my request"],
    titleText: "Consent to the processing of personal data",
    para: "The controller processes name, phone number, e-mail address and comment to answer the request, agree on a time and prepare an offer.",
    news: ["Send me ", "news and offers", ""],
  },
};

const modes = {
  1: { required: true, preset: true, read_gate: false },
  2: { required: true, preset: false, read_gate: true },
  3: { required: false, preset: true, read_gate: false },
  4: { required: false, preset: false, read_gate: false },
};

export function startMock(port) {
  const state = { records: new Map(), fault: undefined, textVersion: 1, attempts: [], tokens: 0 };
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const asked = (lang, mode, name) => {
    const w = words[lang];
    const blocks = [{ p: [{ text: w.para }] }];
    for (let i = 1; i <= 9; i++)
      blocks.push({ h2: [{ text: `${i}. ${w.fields[i % 4]}` }] }, { p: [{ text: w.para }] });
    blocks.push({ ul: w.fields.map((text) => [{ text, strong: true }]) });
    if (state.textVersion > 1) blocks.splice(1, 0, { p: [{ text: `v${state.textVersion}: ${w.intro}` }] });
    const label = (name === "ag_news" ? w.news : w.label)
      .map((text, i) => (i === 1 ? { text, link: true } : { text }))
      .filter(({ text }) => text !== "");
    const html = blocks.map((block) => escape(JSON.stringify(block))).join("\n");
    return {
      agreement: name,
      version: state.textVersion,
      mode,
      ...modes[mode],
      title: name === "ag_news" ? w.news[1] : w.titleText,
      label,
      text_sha256: createHash("sha256").update(html).digest("hex"),
      text_url: `/a/${name}/v${state.textVersion}?lang=${lang}`,
      text: blocks,
    };
  };

  const manifest = (form, lang) => {
    const w = words[lang];
    const mode = Number(/^f_m(\d)/.exec(form)?.[1] ?? 2);
    const kinds = ["name", "phone", "email", "comment"];
    const fields = kinds.map((kind, i) => ({ name: kind, kind, label: w.fields[i], required: i < 2, max_length: 500 }));
    if (form === "f_all")
      fields.push(
        { name: "born", kind: "birth_date", label: "Birth date", required: false },
        { name: "room", kind: "choice", label: "Room", required: true, choices: ["kitchen", "hall"].map((value) => ({ value, label: value })) },
        { name: "wood", kind: "choice", label: "Wood", required: false, multiple: true, choices: ["oak", "ash"].map((value) => ({ value, label: value })) },
        { name: "size", kind: "number", label: "Size", required: false, min: 1, max: 50 },
        { name: "plan", kind: "file", label: "Plan", required: false },
        { name: "home", kind: "address", label: "Address", required: false },
      );
    if (form === "f_m4_when")
      fields.push(
        { name: "delivery", kind: "choice", label: "Delivery", required: true, choices: ["pickup", "home"].map((value) => ({ value, label: value })) },
        { name: "home", kind: "address", label: "Address", required: true, when: { field: "delivery", is: ["home"] } },
      );
    const more = form === "f_m4_age" ? { age: { gate: "confirm", years: 16 } } : {};
    if (form === "f_m4_when") more.look = { light: "#8a6d1f", dark: "#ffe08a", corner: 12, font: "system" };
    const agreements = [asked(lang, mode, "ag_data")];
    if (form === "f_all" || form === "f_two") agreements.push(asked(lang, 4, "ag_news"));
    return {
      form, lang, version: 1, title: w.title, intro: w.intro, submit: "", success: "",
      languages: form === "f_one" ? ["ru"] : ["ru", "be", "de", "en"],
      company: { name: "ООО «Полесье-Трейд»", email: "privacy@example.by", phone: "+375 17 200-00-00" },
      ...more, fields, agreements, token: `t${++state.tokens}`, expires: "2099-01-01T00:00:00.000Z",
    };
  };

  const submit = (form, body, key) => {
    const shown = manifest(form, "ru");
    const invalid = [];
    for (const field of shown.fields)
      if (field.required && !body.values[field.name] && (!field.when || field.when.is.includes(body.values[field.when.field]))) invalid.push({ field: `values.${field.name}`, code: "required", message: "?" });
    if (invalid.length > 0) return [422, { code: "invalid", invalid }];
    const missing = shown.agreements.filter(
      (one) => one.required && !body.consents.find(({ agreement, checked }) => agreement === one.agreement && checked),
    );
    if (missing.length > 0)
      return [422, { code: "consent_required", invalid: missing.map(({ agreement }) => ({ field: agreement, code: "consent_required", message: "?" })) }];
    if (shown.age && body.age?.of_age === undefined)
      return [422, { code: "invalid", invalid: [{ field: "age", code: "age_required", message: "How old?" }] }];
    if (shown.age && !body.age.of_age) {
      if (!body.age.representative?.email)
        return [422, { code: "invalid", invalid: [{ field: "age.representative.email", code: "representative_required", message: "Whom to ask?" }] }];
      return [202, { submission: "", message: "Written to your parent.", receipts: [] }];
    }
    const receipts = body.consents.map(({ agreement, checked, acts }, i) => ({
      agreement,
      outcome: checked ? "given" : acts.declined ? "declined" : "not_given",
      index: 1000 + state.records.size * 10 + i,
      receipt_url: `/r/${key}-${i}`,
      withdraw_url: `/w/${key}-${i}`,
    }));
    return [201, { submission: `s_${state.records.size}`, receipts }];
  };

  const handle = async (request, response) => {
    const url = new URL(request.url, "http://mock");
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const reply = (status, body, headers = {}) => {
      response.writeHead(status, {
        "Content-Type": "application/json",
        "Access-Control-Allow-Origin": request.headers.origin ?? "*",
        "Access-Control-Allow-Headers": "content-type, idempotency-key",
        "Access-Control-Expose-Headers": "Retry-After, Idempotency-Replayed",
        "Cross-Origin-Resource-Policy": "cross-origin",
        ...headers,
      });
      response.end(typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body));
    };
    if (url.pathname === "/mock" && request.method === "POST") {
      Object.assign(state, JSON.parse(text));
      return reply(200, {});
    }
    if (url.pathname === "/mock")
      return reply(200, { records: [...state.records.entries()], attempts: state.attempts });
    if (request.method === "OPTIONS") return reply(204, "");
    const asset = /^\/e\/(?:[^/]+\/)?([a-z.]+\.js)$/.exec(url.pathname);
    if (asset) {
      if (state.fault === "no-bundle" && asset[1] !== "form.js") return reply(404, {});
      return reply(200, await readFile(new URL(asset[1], dist)), { "Content-Type": "text/javascript" });
    }
    const route = /^\/e\/v1\/forms\/([^/]+)\/(manifest|submissions)$/.exec(url.pathname);
    if (!route) return reply(404, { code: "not_found" });
    const [, form, what] = route;
    if (what === "manifest") {
      if (form === "f_gone") return reply(404, { code: "not_found" });
      const lang = form === "f_one" ? "ru" : url.searchParams.get("lang");
      return reply(200, manifest(form, words[lang] ? lang : "ru"));
    }
    const key = request.headers["idempotency-key"];
    const { fault } = state;
    state.attempts.push({ key, text });
    if (state.records.has(key)) {
      const first = state.records.get(key);
      return first.text === text
        ? reply(200, first.answer, { "Idempotency-Replayed": "true" })
        : reply(422, { code: "idempotency_mismatch" });
    }
    if (fault) state.fault = undefined;
    if (fault === "busy") return reply(429, { code: "too_many" }, { "Retry-After": "1" });
    if (fault === "frozen") return reply(503, { code: "frozen" });
    if (fault === "expired") return reply(422, { code: "token_invalid", invalid: [{ field: "token", code: "expired", message: "?" }] });
    if (fault === "stale") {
      state.textVersion++;
      return reply(409, { code: "consent_stale", manifest: manifest(form, request.headers["accept-language"]) });
    }
    const [status, answer] = submit(form, JSON.parse(text), key);
    if (status === 201) state.records.set(key, { text, answer });
    if (fault === "lose-answer") return request.socket.destroy();
    return reply(status, answer);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  return new Promise((done) => server.listen(port, "127.0.0.1", () => done({ server, state })));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const port = Number(process.argv[2] ?? 18300);
  await startMock(port);
  process.stdout.write(`mock server on http://127.0.0.1:${port}, run ${randomUUID().slice(0, 8)}\n`);
}
