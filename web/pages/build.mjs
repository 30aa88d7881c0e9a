// The hosted pages need no build: the program carries public/ itself. This copies the same files and
// the fonts to dist/pages, from where /p/fonts/… is served; without them the pages use system fonts.
import { copyFile, cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const require = createRequire(import.meta.url);
const families = ["golos-text", "literata", "martian-mono"];
const alphabets = ["cyrillic", "latin"];

export async function build(out) {
  await cp(fileURLToPath(new URL("public", import.meta.url)), out, { recursive: true });
  for (const name of await readdir(out))
    await writeFile(`${out}/${name}.gz`, gzipSync(await readFile(`${out}/${name}`), { level: 9 }));
  await mkdir(`${out}/fonts`, { recursive: true });
  for (const family of families)
    for (const alphabet of alphabets) {
      const file = `${family}-${alphabet}-wght-normal.woff2`;
      const from = require.resolve(`@fontsource-variable/${family}/files/${file}`);
      await copyFile(from, `${out}/fonts/${family}-${alphabet}.woff2`);
    }
}
