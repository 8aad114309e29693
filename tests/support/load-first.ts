import { copyFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Copies a script into a built extension and makes its service worker, a classic script as well, load it before its own
 * code.
 *
 * @param folder the extension's, which is changed
 * @param script the file to copy
 */
export const loadFirst = async (folder: string, script: string): Promise<void> => {
  const manifest = await readFile(path.join(folder, "manifest.json"), "utf8");
  const worker = path.join(folder, JSON.parse(manifest).background.service_worker);
  const copied = `/${path.basename(script)}`;
  await copyFile(script, path.join(folder, copied));
  // Code is strict only where the first statement of its file says so.
  const first = `"use strict";importScripts("${copied}");`;
  await writeFile(worker, `${first}\n${await readFile(worker, "utf8")}`);
};
