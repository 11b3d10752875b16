// src → ../page.js, stamped with a hash of what it was built from (a test compares it), with the licences of all that is in it and in the fonts → ../LICENSES, and the fonts. Run: npm ci && npm run build
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const hash = createHash("sha256");
const sources = readdirSync("src").sort().map((name) => `src/${name}`);
for (const name of [...sources, "package-lock.json"]) hash.update(readFileSync(name));

const result = await build({
  entryPoints: ["src/main.ts"],
  outfile: "../page.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: `// built from web, sha256 ${hash.digest("hex")}` },
  metafile: true,
});
const inputs = Object.keys(result.metafile.outputs["../page.js"].inputs);
const packages = new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
const font = "@fontsource/noto-naskh-arabic";
const parts = [...packages].sort().concat(font).map((name) => {
  const folder = `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${file}`, "utf8").replace(/\r\n/g, "\n").trim()}\n`;
});
writeFileSync("../LICENSES", parts.join(`\n${"=".repeat(80)}\n\n`));
for (const weight of [400, 700]) {
  const from = `node_modules/${font}/files/noto-naskh-arabic-arabic-${weight}-normal.woff2`;
  if (!existsSync(from)) throw new Error(from);
  copyFileSync(from, `../noto-naskh-arabic-${weight}.woff2`);
}
