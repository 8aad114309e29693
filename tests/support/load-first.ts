import { copyFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const copyInto = async (folder: string, script: string): Promise<string> => {
  const copied = `/${path.basename(script)}`;
  await copyFile(script, path.join(folder, copied));
  return copied;
};

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
  // Code is strict only where the first statement of its file says so.
  const first = `"use strict";importScripts("${await copyInto(folder, script)}");`;
  await writeFile(worker, `${first}\n${await readFile(worker, "utf8")}`);
};

/**
 * The same for a page: its own code is a module, which waits until the page is read.
 *
 * @param page the page's file in the extension
 */
export const loadFirstInPage = async (folder: string, page: string, script: string): Promise<void> => {
  const file = path.join(folder, page);
  const first = `<script src="${await copyInto(folder, script)}"></script>`;
  await writeFile(file, (await readFile(file, "utf8")).replace("<script", `${first}<script`));
};
