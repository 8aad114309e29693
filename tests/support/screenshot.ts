import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";

const folder = fileURLToPath(new URL("../../.screenshots", import.meta.url));

/**
 * Saves two pictures of a page, in light and in dark colours, into the git-ignored folder `.screenshots`.
 *
 * @param page what to show; its colour scheme is the computer's own again afterwards
 * @param name what the picture shows, in kebab-case: `popup-three-teammates`
 * @param selector the part to show; the whole page when absent
 * @returns the two files
 */
export const screenshot = async (page: Page, name: string, selector?: string): Promise<string[]> => {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const file = path.join(folder, `${name}-${scheme}.png`) as `${string}.png`;
    const part = selector && (await page.$(selector));
    await (part ? part.screenshot({ path: file }) : page.screenshot({ path: file, fullPage: true }));
    files.push(file);
  }
  await page.emulateMediaFeatures([]);
  return files;
};
