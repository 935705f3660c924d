// portal.scss -> ../wwwroot/css/portal.css: compile, make sides logical, purge what no page uses, minify.
// staff.scss -> ../wwwroot/css/staff.css: what only staff pages have, beside the other; small, so neither purged nor minified.
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

const compile = (source) => sass.compile(join(here, source), {
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
const sided = (css) => postcss([logical]).process(css, { from: undefined }).css;

// Every word in a public page or in code that could write one, and what safelist.txt holds for pages to come. What only staff pages have is not the public's to fetch.
const ofStaff = /(^|\/)Pages\/(Staff|Account|Desk)\/|\/_Staff[^/]*$/;
const sources = readdirSync(web, { recursive: true })
  .filter((file) => /\.(cshtml|cs)$/.test(file) && !file.split(sep).some((part) => ["bin", "obj", "node_modules"].includes(part)))
  .filter((file) => !ofStaff.test(file.split(sep).join("/")))
  .sort()
  .map((file) => ({ raw: readFileSync(join(web, file), "utf8"), extension: "cshtml" }));
const safelist = readFileSync(join(here, "safelist.txt"), "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));

const [purged] = await new PurgeCSS().purge({
  content: sources,
  css: [{ raw: sided(compile("portal.scss")) }],
  safelist: ["html", "body", ...safelist],
  defaultExtractor: (text) => text.match(/[A-Za-z][\w-]*/g) ?? [],
});

const { code } = transform({ filename: "portal.css", code: Buffer.from(purged.css), minify: true, include: Features.MediaQueries });
const staff = transform({ filename: "staff.css", code: Buffer.from(sided(compile("staff.scss"))), include: Features.MediaQueries }).code;

function make(name, source, code) {
  const css = `/* Made by ./dev css from assets/${source}. Change that. */\n${code}\n`;
  const output = join(web, "wwwroot", "css", name);
  const foreign = css.match(/url\([^)]*\)|@import|@font-face/);
  if (foreign) throw new Error(`${name} must fetch nothing, but has ${foreign[0]}`);

  const brotli = brotliCompressSync(css).length;
  console.log(`${name}: ${css.length} bytes, ${brotli} with brotli`);
  if (brotli > 8 * 1024) throw new Error(`${name} is over its budget of 8 KB with brotli`);

  if (process.argv.includes("--check")) {
    if (!existsSync(output) || readFileSync(output, "utf8") !== css) {
      console.error(`wwwroot/css/${name} is not what its sources make. Run ./dev css and commit the result.`);
      process.exitCode = 1;
    }
  } else {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, css);
  }
}

make("portal.css", "portal.scss", code);
make("staff.css", "staff.scss", staff);
