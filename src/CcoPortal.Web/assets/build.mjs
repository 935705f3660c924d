// portal.scss -> ../wwwroot/css/portal.css: compile, make sides logical, purge what no page uses, minify.
// The result depends on the sources alone, so CI can rebuild it and compare: `npm run check`.
import { readFileSync, readdirSync, writeFileSync, mkdirSync, existsSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { Features, transform } from "lightningcss";
import postcss from "postcss";
import { PurgeCSS } from "purgecss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const web = dirname(here);
const output = join(web, "wwwroot", "css", "portal.css");

const compiled = sass.compile(join(here, "portal.scss"), {
  loadPaths: [join(here, "node_modules", "@uswds", "uswds", "packages")],
  quietDeps: true,
  silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
}).css;

// USWDS writes left and right; the portal has languages that start on the right.
const sides = { left: "inline-start", right: "inline-end" };
const logical = {
  postcssPlugin: "logical-sides",
  Declaration(declaration) {
    const property = declaration.prop.replace(
      /^(margin|padding|border)-(left|right)(?=$|-(color|style|width)$)/, (_, box, side) => `${box}-${sides[side]}`);
    if (property !== declaration.prop) declaration.prop = property;
    else if (sides[declaration.prop]) declaration.prop = `inset-${sides[declaration.prop]}`;
    else if (declaration.prop === "text-align" && sides[declaration.value]) {
      declaration.value = sides[declaration.value].slice("inline-".length);
    }
  },
};
const sided = postcss([logical]).process(compiled, { from: undefined }).css;

// Every word in a page or in code that could write a page, and what safelist.txt holds for pages to come.
const sources = readdirSync(web, { recursive: true })
  .filter((file) => /\.(cshtml|cs)$/.test(file) && !file.split(sep).some((part) => ["bin", "obj", "node_modules"].includes(part)))
  .sort()
  .map((file) => ({ raw: readFileSync(join(web, file), "utf8"), extension: "cshtml" }));
const safelist = readFileSync(join(here, "safelist.txt"), "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));

const [purged] = await new PurgeCSS().purge({
  content: sources,
  css: [{ raw: sided }],
  safelist: ["html", "body", ...safelist],
  defaultExtractor: (text) => text.match(/[A-Za-z][\w-]*/g) ?? [],
});

const { code } = transform({ filename: "portal.css", code: Buffer.from(purged.css), minify: true, include: Features.MediaQueries });
const css = `/* Made by ./dev css from assets/portal.scss. Change that. */\n${code}\n`;

const foreign = css.match(/url\([^)]*\)|@import|@font-face/);
if (foreign) throw new Error(`portal.css must fetch nothing, but has ${foreign[0]}`);

const brotli = brotliCompressSync(css).length;
console.log(`portal.css: ${css.length} bytes, ${brotli} with brotli`);
if (brotli > 8 * 1024) throw new Error("portal.css is over its budget of 8 KB with brotli");

if (process.argv.includes("--check")) {
  if (!existsSync(output) || readFileSync(output, "utf8") !== css) {
    console.error("wwwroot/css/portal.css is not what its sources make. Run ./dev css and commit the result.");
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, css);
}
