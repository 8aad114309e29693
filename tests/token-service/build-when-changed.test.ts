import { mkdir, utimes, writeFile } from "node:fs/promises";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { buildWhenChanged } from "../../extension/build/build-when-changed.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const long = new Date("2001-01-01");

beforeEach(async () => {
  const folder = await temporaryFolder();
  const home = process.cwd();
  onTestFinished(() => process.chdir(home));
  process.chdir(folder);
  for (const source of ["manifest.json", "package-lock.json", "vite.config.ts"]) await writeFile(source, "");
  await mkdir("extension");
  await mkdir("naming");
  for (const source of ["manifest.json", "package-lock.json", "vite.config.ts", "extension", "naming"])
    await utimes(source, long, long);
  await mkdir("dist");
  await writeFile("dist/manifest.json", "{}");
  vi.spyOn(console, "log").mockImplementation(() => {});
});

test("a build that is newer than its sources is handed out as it is", async () => {
  await writeFile("dist/service-worker.js", "(function () {})();\n");
  const build = vi.fn(async () => {});
  await buildWhenChanged(build);
  expect(build).not.toHaveBeenCalled();
});

test("a source that changed since is built", async () => {
  await utimes("dist/manifest.json", long, long);
  await writeFile("extension/new.ts", "");
  const build = vi.fn(async () => {});
  await buildWhenChanged(build);
  expect(build).toHaveBeenCalledOnce();
});
