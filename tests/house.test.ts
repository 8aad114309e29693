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

/** The layering check's findings in a tree that holds one file with one import. */
const findingsOn = async (file: string, imported: string) => {
  const tree = await mkdtemp(path.join(os.tmpdir(), "layering-"));
  try {
    await mkdir(path.dirname(path.join(tree, file)), { recursive: true });
    await writeFile(path.join(tree, file), `import "${imported}";\n`);
    await copyFile("biome.json", path.join(tree, "biome.json"));
    return run(path.resolve(biome), ["lint", "--vcs-enabled=false", file], tree).output;
  } finally {
    await rm(tree, { recursive: true });
  }
};

describe("the layering check", () => {
  test.each([
    ["extension/shared/x.ts", "../background/api.ts"],
    ["extension/popup/x.ts", "../offscreen/api.ts"],
    ["extension/popup/x.ts", "../background/badge.ts"],
    ["extension/options/x.ts", "../background/badge.ts"],
    ["extension/background/x.ts", "../offscreen/twilio-room.ts"],
    ["extension/background/x.ts", "twilio-video"],
    ["extension/background/x.ts", "webextension-polyfill"],
    ["extension/offscreen/x.ts", "../background/badge.ts"],
    ["extension/offscreen/x.ts", "twilio-video"],
    ["extension/offscreen/x.ts", "../../token-service/team/names.ts"],
    ["token-service/x.ts", "../extension/shared/ping.ts"],
    ["naming/x.ts", "../extension/shared/fold.ts"],
    ["naming/x.ts", "../token-service/team/names.ts"],
    ["token-service/base/x.ts", "../settings/config.ts"],
    ["token-service/team/x.ts", "../http/limit-rate.ts"],
    ["token-service/sign-in/x.ts", "../callers/identify-caller.ts"],
    ["token-service/store/x.ts", "../../extension/shared/ping.ts"],
    ["token-service/engines/twilio/x.ts", "../../process/start-service.ts"],
    ["token-service/http/pages/x.ts", "../../../tests/support/screenshot.ts"],
    ["token-service/embedded-rooms/room/x.ts", "../../engines/room-engine.ts"],
    ["token-service/embedded-rooms/x.ts", "../team/team.ts"],
  ])("stops %s from importing %s", async (file, imported) => {
    expect(await findingsOn(file, imported)).toContain("noRestrictedImports");
  });

  test.each([
    ["extension/popup/x.ts", "../background/api.ts"],
    ["extension/background/x.ts", "../offscreen/api.ts"],
    ["extension/offscreen/x.ts", "../background/api.ts"],
    ["extension/offscreen/x.ts", "../shared/ping.ts"],
    ["extension/shared/x.ts", "../../naming/name-fault.ts"],
    ["extension/shared/words/x.ts", "../../../naming/name-fault.ts"],
    ["token-service/http/x.ts", "../../naming/name-fault.ts"],
    ["token-service/team/x.ts", "../../naming/name-fault.ts"],
    ["token-service/embedded-rooms/room/x.ts", "../../base/signing-key.ts"],
    ["extension/offscreen/twilio-room.ts", "twilio-video"],
  ])("lets %s import %s", async (file, imported) => {
    const findings = await findingsOn(file, imported);
    expect(findings).toContain("Checked 1 file");
    expect(findings).not.toContain("noRestrictedImports");
  });
});

test("one file alone knows that there is an offscreen document", () => {
  const sources = readdirSync("extension", { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  const knowing = sources.filter((file) =>
    readFileSync(path.join("extension", file), "utf8").includes("chrome.offscreen"),
  );
  expect(knowing).toEqual([path.join("background", "offscreen-document.ts")]);
});
