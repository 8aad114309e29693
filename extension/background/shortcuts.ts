import type { MenuItem } from "../core/hands.ts";
import { browser } from "../shared/browser.ts";
import { core, tell } from "./core.ts";

/** Tells the core of the keyboard shortcut. */
export const watchKeyboard = (): void => {
  browser.commands.onCommand.addListener((command) => {
    if (command === "ping-last-target") tell(core.ask("pingLastTarget"));
  });
};

const createLine = (item: MenuItem): Promise<void> =>
  new Promise((resolve, reject) => {
    browser.contextMenus.create(item, () => {
      const problem = browser.runtime.lastError;
      if (problem) reject(new Error(problem.message));
      else resolve();
    });
  });

let lastShowing: Promise<void> = Promise.resolve();

/** Makes the context menu these lines; calls wait for each other, so that the newest has the last word. */
export const showMenus = (items: MenuItem[]): Promise<void> => {
  const showing = lastShowing.then(async () => {
    await browser.contextMenus.removeAll();
    await Promise.all(items.map(createLine));
  });
  lastShowing = showing.catch(() => {});
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

let asked = 0;

type Suggest = (others: { content: string; description: string }[]) => void;

const suggest = async (typed: string, show: Suggest): Promise<void> => {
  asked += 1;
  const mine = asked;
  const { enter, others } = await core.ask("suggestInOmnibox", typed);
  if (mine !== asked) return; // More has been typed since.
  // The line for Enter changes on the screen only while the others are awaited: without waiting here Chromium 156 shows
  // the one for the letter before. The types do not know that it is a promise.
  await browser.omnibox.setDefaultSuggestion({ description: enter });
  show(others);
};

/** Shows below the address bar what the core says to what is typed there, and tells it of Enter. */
export const watchOmnibox = (): void => {
  browser.omnibox.onInputStarted.addListener(() => tell(suggest("", () => {})));
  browser.omnibox.onInputChanged.addListener((typed, show) => tell(suggest(typed, show)));
  browser.omnibox.onInputEntered.addListener((typed) => tell(core.ask("pingFromOmnibox", typed)));
};
