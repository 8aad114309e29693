import { browser } from "../../shared/browser.ts";
import { knownTeammates } from "../../shared/known-teammates.ts";
import { roster } from "../people/roster.ts";
import { standingsOf } from "../people/standings-of.ts";
import { builtMenu } from "./built-menu.ts";
import { type MenuItem, menuItems } from "./menu-items.ts";

const create = (item: MenuItem): Promise<void> =>
  new Promise((resolve, reject) => {
    browser.contextMenus.create(item, () => {
      const problem = browser.runtime.lastError;
      if (problem) reject(new Error(problem.message));
      else resolve();
    });
  });

const build = async (): Promise<void> => {
  const now = Date.now();
  const [who, known] = await Promise.all([roster(), knownTeammates.get()]);
  const items = who === null ? [] : menuItems(who, standingsOf(known, now), now);
  const wanted = JSON.stringify(items);
  if ((await builtMenu.get()) === wanted) return;
  await builtMenu.set(undefined); // Whatever stops this halfway, the next call begins anew.
  await browser.contextMenus.removeAll();
  await Promise.all(items.map(create));
  await builtMenu.set(wanted);
};

/**
 * Makes the context menu what the roster asks for; nothing is built where nothing has changed. Safe to call at any time
 * and as often as one likes: calls wait for each other, so that the newest roster has the last word.
 */
export const showMenu = (): Promise<void> => navigator.locks.request("show-menu", build);
