import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";

const biome = "node_modules/@biomejs/biome/bin/biome";

const run = (script: string, args: string[], cwd = ".") => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
};

test("types, lint and format are clean", { timeout: 60_000 }, () => {
  expect(run("node_modules/typescript/bin/tsc", ["--noEmit"])).toEqual({ status: 0, output: "" });
  expect(run(biome, ["ci", "--error-on-warnings", "."])).toMatchObject({ status: 0 });
});
