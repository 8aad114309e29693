import { readdir, stat } from "node:fs/promises";
import path from "node:path";

const sources = ["extension", "naming", "manifest.json", "package-lock.json", "vite.config.ts"];

const modified = async (file: string): Promise<number> =>
  (await stat(file).catch(() => undefined))?.mtimeMs ?? Number.NEGATIVE_INFINITY;

const newestSource = async (): Promise<number> => {
  const inFolders = await Promise.all(
    sources.map(async (source) => {
      if (!(await stat(source)).isDirectory()) return [source];
      const entries = await readdir(source, { recursive: true });
      return [source, ...entries.map((entry) => path.join(source, entry))];
    }),
  );
  return Math.max(...(await Promise.all(inFolders.flat().map(modified))));
};

const buildWithVite = async (): Promise<void> => {
  const { build } = await import("vite");
  await build({ logLevel: "warn" });
};

/**
 * Builds the extension unless the last build is newer than every source file.
 *
 * @param build what builds into `dist`
 * @returns folder to load unpacked
 */
export const buildWhenChanged = async (build = buildWithVite): Promise<string> => {
  const folder = path.resolve("dist");
  const isOld = (await modified(path.join(folder, "manifest.json"))) < (await newestSource());
  if (isOld) {
    console.log("Building the extension…");
    await build();
  }
  return folder;
};
