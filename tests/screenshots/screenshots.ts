// `npm run screenshots`: pictures of every page in every state, light and dark, into .screenshots; those that the README
// shows are copied to extension/store.
import { copyFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { buildWhenChanged } from "../../extension/build/build-when-changed.ts";
import { provideBrowser } from "../setup/provide-browser.ts";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { picturedPage } from "../support/pictures/pictured-page.ts";
import { states } from "../support/pictures/states.ts";
import { screenshot } from "../support/screenshot.ts";
import { type Look, looks } from "./looks.ts";
import { type Variant, variants } from "./variants.ts";

const root = new URL("../../", import.meta.url);

/** What the README shows, by the names of the pictures. */
const shown = [
  "popup-connected-light",
  "popup-connected-dark",
  "history-connected-light",
  "welcome-test-ping-asked-light",
];

const take = async (
  extension: ExtensionBrowser,
  { page: name, viewport }: Look,
  state: string,
  { name: ending, direction, zoom = 1 }: Variant,
): Promise<string[]> => {
  const stored = states[state];
  if (!stored) throw new Error(`There is no state “${state}”.`);
  const page = await picturedPage(extension, name, stored());
  const { width, height, deviceScaleFactor } = viewport;
  // As the browser zooms: fewer CSS pixels, each larger. The popup's window grows with it, up to 800 by 600 pixels.
  const smaller =
    name === "popup" ? { width, height: Math.round(height / zoom) } : { width: width / zoom, height };
  await page.setViewport({ ...smaller, deviceScaleFactor: deviceScaleFactor * zoom });
  if (direction) await page.evaluate((way) => document.documentElement.setAttribute("dir", way), direction);
  const files = await screenshot(page, `${name}-${state}${ending}`);
  await page.close();
  return files;
};

process.env.CHROMIUM_PATH = provideBrowser();
process.chdir(fileURLToPath(root));
await buildWhenChanged();

let count = 0;
for (const variant of variants) {
  const extension = await launchExtension({
    args: [`--lang=${variant.language}`],
    env: { LANGUAGE: variant.language },
  });
  for (const look of looks) {
    const wanted = variant.states?.filter((state) => look.states.includes(state)) ?? look.states;
    for (const state of wanted) count += (await take(extension, look, state, variant)).length;
    console.log(`${look.page}${variant.name}: ${wanted.length} states`);
  }
  await extension.close();
}
for (const name of shown) {
  await copyFile(new URL(`.screenshots/${name}.png`, root), new URL(`extension/store/${name}.png`, root));
}
console.log(`${count} pictures are in .screenshots.`);
