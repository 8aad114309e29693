import { spawnSync } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./support/temporary-folder.ts";

/**
 * Runs setup.mjs in a tree with these installed packages, on an npm that installs nothing.
 *
 * @param folder in which the tree stands, below a temporary one
 * @param purpose what else it is given
 * @returns what it wrote
 */
const setUp = async (packages: string[], folder = ".", code = 0, purpose: string[] = []): Promise<string> => {
  const tree = path.join(await temporaryFolder(), folder);
  await mkdir(tree, { recursive: true });
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
  const { status, stdout, stderr } = spawnSync(process.execPath, ["setup.mjs", ...purpose], {
    cwd: tree,
    env,
    encoding: "utf8",
  });
  expect(status).toBe(code);
  return stdout + stderr;
};

test("installs what is missing after an install without the development packages", async () => {
  expect(await setUp(["hono"])).toContain("npm ci");
});

test("says nothing when all is there", async () => {
  expect(await setUp(["hono", "vite"])).toBe("");
});

test.each(["100% x", "team a", "é", "team%20a", "(x)", "a,b", 'it\'s & "x"'])(
  "lets a checkout in a folder called %s be built",
  async (folder) => {
    expect(await setUp(["hono", "vite"], folder)).toBe("");
  },
);

test.each(["C#", "C#/pingroom", "[t]", "{x}", ...(process.platform === "win32" ? [] : ["a?b"])])(
  "says in one sentence that nothing is built in %s, and what to do",
  async (folder) => {
    const said = await setUp(["hono"], folder, 1);
    expect(said).toMatch(/^Pingroom cannot be built in [^\n]+ Rename the folder, [^\n]+\.\n$/);
    expect(said).toContain(folder);
    expect(said).not.toContain("npm ci");
  },
);

test.each(["service", "doctor"])(
  "before npm run %s it installs nothing, and says what is missing",
  async (word) => {
    expect(await setUp(["tsx"], ".", 0, [word])).toBe("");
    expect(await setUp(["hono"], ".", 1, [word])).toBe(
      'The packages that the service needs are missing: run "npm ci --omit=dev" first.\n',
    );
  },
);

test("the doctor tells of a folder in which nothing is built, and the service runs there", async () => {
  expect(await setUp(["tsx"], "C#", 0, ["doctor"])).toMatch(
    /^Pingroom cannot be built in .*C#.*npm run service/,
  );
  expect(await setUp(["tsx"], "C#", 0, ["service"])).toBe("");
});
