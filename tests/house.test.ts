import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const run = (script: string, args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, output: stdout + stderr };
};

test("types, lint and format are clean", { timeout: 60_000 }, () => {
  expect(run("node_modules/typescript/bin/tsc", ["--noEmit"])).toEqual({ status: 0, output: "" });
  expect(run("node_modules/@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."])).toMatchObject({
    status: 0,
  });
});

test("nothing is exported, kept or installed that nobody uses", { timeout: 60_000 }, () => {
  expect(run("node_modules/knip/bin/knip.js", ["--no-progress"])).toEqual({ status: 0, output: "" });
});
