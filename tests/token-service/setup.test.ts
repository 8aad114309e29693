import { spawnSync } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** Runs setup.mjs in a tree with these installed packages, on an npm that installs nothing. @returns what it wrote */
const setUp = async (packages: string[]): Promise<string> => {
  const tree = await temporaryFolder();
  await copyFile("setup.mjs", path.join(tree, "setup.mjs"));
  await writeFile(path.join(tree, "package-lock.json"), "{}");
  for (const name of packages) {
    await mkdir(path.join(tree, "node_modules", name), { recursive: true });
    await writeFile(path.join(tree, "node_modules", name, "package.json"), "{}");
  }
  await writeFile(path.join(tree, "node_modules", ".package-lock.json"), "{}");
  const npm = path.join(tree, "npm-cli.js");
  await writeFile(npm, "");
  const env = { PATH: process.env.PATH, npm_execpath: npm };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["setup.mjs"], {
    cwd: tree,
    env,
    encoding: "utf8",
  });
  expect(status).toBe(0);
  return stdout + stderr;
};

test("installs what is missing after an install without the development packages", async () => {
  expect(await setUp(["hono"])).toContain("npm ci");
});

test("says nothing when all is there", async () => {
  expect(await setUp(["hono", "vite"])).toBe("");
});
