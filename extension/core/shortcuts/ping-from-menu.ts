import { browser } from "../../shared/browser.ts";
import { showNotPinged } from "../notifications/confirmation.ts";
import { addressText, type TextOrProblem } from "./address-text.ts";
import { type MenuPlace, menuChoice } from "./menu-item-id.ts";
import { pingAndTell } from "./ping-and-tell.ts";

/** What the browser tells of a click in the context menu. */
interface MenuClick {
  menuItemId: string | number;
  pageUrl?: string;
  selectionText?: string;
  linkUrl?: string;
}

interface Tab {
  id?: number;
}

/** The click lets us read this tab for now (activeTab); by then it may show another page. */
const titleOf = async (tab: Tab | undefined, pageUrl: string): Promise<string | undefined> => {
  if (tab?.id === undefined) return undefined;
  try {
    const { url, title } = await browser.tabs.get(tab.id);
    return url === pageUrl ? title : undefined;
  } catch {
    return undefined; // The tab is closed.
  }
};

const textOf: Record<MenuPlace, (click: MenuClick, tab?: Tab) => TextOrProblem | Promise<TextOrProblem>> = {
  page: async ({ pageUrl = "" }, tab) => addressText(pageUrl, await titleOf(tab, pageUrl)),
  selection: ({ selectionText = "" }) => ({ text: selectionText.trim() }),
  link: ({ linkUrl = "" }) => addressText(linkUrl),
};

/** A click in the context menu pings whom its line names with the page, the selected text or the link. */
export const pingFromMenu = async (click: MenuClick, tab?: Tab): Promise<void> => {
  const choice = menuChoice(click.menuItemId);
  if (!choice) return;
  const said = await textOf[choice.place](click, tab);
  if ("problem" in said) return showNotPinged(said.problem);
  await pingAndTell({ to: choice.to }, said.text);
};
