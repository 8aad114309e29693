import { existsSync } from "node:fs";
import { access, cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadFirst, loadFirstInPage } from "./load-first.ts";

const observer = fileURLToPath(new URL("./observer.js", import.meta.url));
const offscreen = "extension/offscreen/offscreen.html";

/**
 * Copies a built extension and makes its service worker load observer.js first, and its offscreen document where it has one, so
 * that every start of them is observed from its first line on. Nothing else differs from the build: same manifest, same id.
 *
 * Wrapping over DevTools instead loses a race: Puppeteer attaches to each new worker as well and lets it run before
 * the wrap is in place.
 *
 * @param dist the built extension's folder
 * @param copy where to put the copy
 * @param reports the address that both report to (worker-reports.ts)
 * @throws when `dist` holds no built extension
 */
export const observeWorker = async (dist: string, copy: string, reports: string): Promise<void> => {
  await access(path.join(dist, "manifest.json")).catch(() => {
    throw new Error(`There is no built extension in ${dist}: run \`npm run build\` first.`);
  });
  await cp(dist, copy, { recursive: true });
  await writeFile(path.join(copy, "reports-address.txt"), reports);
  await loadFirst(copy, observer);
  if (existsSync(path.join(copy, offscreen))) await loadFirstInPage(copy, offscreen, observer);
};
