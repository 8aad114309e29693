import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../token-service/support/temporary-folder.ts";
import { bytesOf } from "./bytes-of.ts";
import { closureOf } from "./closure-of.ts";

const build = async (files: Record<string, string>): Promise<string> => {
  const folder = await temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
};

test("a page loads its scripts and styles, what those import, and each once", async () => {
  const folder = await build({
    "pages/popup.html": `<link rel="stylesheet" crossorigin href="/assets/popup.css">
      <script type="module" crossorigin src="/assets/popup.js"></script>`,
    "assets/popup.css": "",
    "assets/popup.js": `import{a as b}from"./shared.js";import"./other.js";export{c}from"./shared.js"`,
    "assets/shared.js": "export const a=1,c=2",
    "assets/other.js": "const later=()=>import(`./later.js`);import{a}from'./shared.js'",
    "assets/later.js": "",
    "assets/offscreen.js": "",
  });
  expect(closureOf(folder, "pages/popup.html")).toEqual({
    scripts: ["assets/popup.js", "assets/shared.js", "assets/other.js", "assets/later.js"],
    styles: ["assets/popup.css"],
  });
});

test("a script is its own first file", async () => {
  const folder = await build({ "loader.js": "import './assets/main.js'", "assets/main.js": "" });
  expect(closureOf(folder, "loader.js").scripts).toEqual(["loader.js", "assets/main.js"]);
});

test("sizes of several files are added, gzipped each for itself", async () => {
  const folder = await build({ a: "x".repeat(1000), b: "y".repeat(500) });
  const { raw, gzip } = bytesOf(folder, ["a", "b"]);
  expect(raw).toBe(1500);
  expect(gzip).toBe(bytesOf(folder, ["a"]).gzip + bytesOf(folder, ["b"]).gzip);
  expect(gzip).toBeLessThan(100);
});
