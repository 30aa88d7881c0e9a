// Builds what sites load: one self-contained module for each language, the other languages' words,
// and the evergreen loader. The same sources always give the same bytes. The version is the
// program's; the loader adds a hash of the bytes, so that a build between two versions is not hidden
// by what a browser keeps for ever.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { transform } from "lightningcss";
import { rolldown } from "rolldown";

const web = fileURLToPath(new URL("..", import.meta.url));
const languages = ["ru", "be", "de", "en"];

// A style sheet becomes a text. No lowering: the browsers that a form needs know light-dark().
const stylesAsText = {
  name: "styles-as-text",
  async load(id) {
    const [path, query] = id.split("?");
    if (query !== "inline" || !path.endsWith(".css")) return undefined;
    const { code } = transform({ filename: path, code: await readFile(path), minify: true });
    return { code: `export default ${JSON.stringify(code.toString())};`, moduleType: "js" };
  },
  resolveId(source, importer) {
    return source.endsWith(".css?inline") ? resolve(dirname(importer), source) : undefined;
  },
};

async function bundle(entry, format, define = {}) {
  const build = await rolldown({
    input: `${web}${entry}`,
    cwd: web,
    platform: "browser",
    logLevel: "silent",
    plugins: [stylesAsText],
    transform: {
      target: "es2022",
      define: { "process.env.NODE_ENV": '"production"', ...define },
      jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" },
    },
  });
  const { output } = await build.generate({
    format,
    minify: true,
    comments: false,
    codeSplitting: false,
  });
  await build.close();
  if (output.length !== 1) throw new Error(`${entry}: ${output.length} files instead of one`);
  return Buffer.from(output[0].code);
}

export async function build(out) {
  const files = new Map();
  for (const language of languages) {
    files.set(`form.${language}.js`, await bundle(`form-widget/src/entry.${language}.ts`, "es"));
    files.set(`age.${language}.js`, await bundle(`form-widget/src/age.${language}.ts`, "es"));
    files.set(`texts.${language}.js`, await bundle(`form-widget/src/texts/${language}.ts`, "es"));
  }
  files.set("sent.js", await bundle("form-widget/src/sent.tsx", "es"));
  const cmake = await readFile(`${web}../CMakeLists.txt`, "utf8");
  const version = /project\(placet VERSION ([\d.]+)/.exec(cmake)?.[1];
  if (version === undefined) throw new Error("CMakeLists.txt tells no version");
  const hash = createHash("sha256");
  for (const [path, bytes] of files) hash.update(`${path}\n`).update(bytes);
  const define = {
    __VERSION__: JSON.stringify(version),
    __BUILD__: JSON.stringify(hash.digest("hex").slice(0, 12)),
  };
  files.set("form.js", await bundle("loader/src/form.ts", "iife", define));

  const list = [];
  for (const [path, bytes] of files) {
    await writeFile(`${out}/${path}`, bytes);
    await writeFile(`${out}/${path}.gz`, gzipSync(bytes, { level: 9 }));
    list.push({
      path,
      sri: `sha384-${createHash("sha384").update(bytes).digest("base64")}`,
      bytes: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
    });
  }
  const manifest = JSON.stringify({ version, files: list }, null, 2);
  await writeFile(`${out}/manifest.json`, `${manifest}\n`);
  for (const { path, gzip } of list) process.stdout.write(`embed/${path}  ${gzip} B gzip\n`);
}
