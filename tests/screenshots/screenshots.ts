// `npm run screenshots`: pictures of every page in every state, light and dark, into the git-ignored .screenshots.
// `npm run screenshots -- --store`: only the states that the README shows, and their pictures into extension/store as well.
import { copyFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildWhenChanged } from "../../extension/build/build-when-changed.ts";
import { provideBrowser } from "../setup/provide-browser.ts";
import { type ExtensionBrowser, launchExtension } from "../support/launch-extension.ts";
import { picturedPage } from "../support/pictures/pictured-page.ts";
import { states } from "../support/pictures/states.ts";
import { screenshot } from "../support/screenshot.ts";
import { type Look, looks } from "./looks.ts";
import { type Variant, variants } from "./variants.ts";

const root = new URL("../../", import.meta.url);

/** What the README shows: a page, one of its states, and in which colours. */
const shown = [
  { page: "popup", state: "connected", colours: ["light", "dark"] },
  { page: "history", state: "connected", colours: ["light"] },
  { page: "welcome", state: "test-ping-asked", colours: ["light"] },
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

const { store: isForStore } = parseArgs({ options: { store: { type: "boolean", default: false } } }).values;

const statesOf = ({ page, states }: Look, variant: Variant): string[] =>
  isForStore
    ? shown.filter((each) => each.page === page).map(({ state }) => state)
    : (variant.states?.filter((state) => states.includes(state)) ?? states);

process.env.CHROMIUM_PATH = provideBrowser();
process.chdir(fileURLToPath(root));
await buildWhenChanged();

let count = 0;
for (const variant of isForStore ? variants.slice(0, 1) : variants) {
  const extension = await launchExtension({
    args: [`--lang=${variant.language}`],
    env: { LANGUAGE: variant.language },
  });
  for (const look of looks) {
    const wanted = statesOf(look, variant);
    if (wanted.length === 0) continue;
    for (const state of wanted) count += (await take(extension, look, state, variant)).length;
    console.log(`${look.page}${variant.name}: ${wanted.length} states`);
  }
  await extension.close();
}
console.log(`${count} pictures are in .screenshots.`);
if (isForStore) {
  const names = shown.flatMap(({ page, state, colours }) =>
    colours.map((colour) => `${page}-${state}-${colour}.png`),
  );
  for (const name of names) {
    await copyFile(new URL(`.screenshots/${name}`, root), new URL(`extension/store/${name}`, root));
  }
  console.log(`${names.length} of them are in extension/store as well.`);
}
