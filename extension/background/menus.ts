import type { MenuItem } from "../core/hands.ts";
import { browser } from "../shared/browser.ts";
import { core, tell } from "./core.ts";

const create = (item: MenuItem): Promise<void> =>
  new Promise((resolve, reject) => {
    browser.contextMenus.create(item, () => {
      const problem = browser.runtime.lastError;
      if (problem) reject(new Error(problem.message));
      else resolve();
    });
  });

let last: Promise<void> = Promise.resolve();

/** Makes the context menu these lines; calls wait for each other, so that the newest has the last word. */
export const showMenus = (items: MenuItem[]): Promise<void> => {
  const showing = last.then(async () => {
    await browser.contextMenus.removeAll();
    await Promise.all(items.map(create));
  });
  last = showing.catch(() => {});
  return showing;
};

/** The click lets us read this tab for now (activeTab); by then it may show another page. */
const titleOf = async (
  tabId: number | undefined,
  pageUrl: string | undefined,
): Promise<string | undefined> => {
  if (tabId === undefined) return undefined;
  try {
    const { url, title } = await browser.tabs.get(tabId);
    return url === pageUrl ? title : undefined;
  } catch {
    return undefined; // The tab is closed.
  }
};

/** Tells the core of each line that is chosen. */
export const watchMenus = (): void => {
  browser.contextMenus.onClicked.addListener(({ menuItemId, pageUrl, selectionText, linkUrl }, tab) => {
    const telling = titleOf(tab?.id, pageUrl).then((title) =>
      core.ask("menuChosen", { menuItemId, pageUrl, selectionText, linkUrl, title }),
    );
    tell(telling);
  });
};
