import type { MenuClick } from "../api.ts";
import { showNotPinged } from "../notifications/confirmation.ts";
import { addressText, type TextOrProblem } from "./address-text.ts";
import { type MenuPlace, menuChoice } from "./menu-item-id.ts";
import { pingAndTell } from "./ping-and-tell.ts";

const textOf: Record<MenuPlace, (click: MenuClick) => TextOrProblem> = {
  page: ({ pageUrl = "", title }) => addressText(pageUrl, title),
  selection: ({ selectionText = "" }) => ({ text: selectionText.trim() }),
  link: ({ linkUrl = "" }) => addressText(linkUrl),
};

/** A click in the context menu pings whom its line names with the page, the selected text or the link. */
export const pingFromMenu = async (click: MenuClick): Promise<void> => {
  const choice = menuChoice(click.menuItemId);
  if (!choice) return;
  const said = textOf[choice.place](click);
  if ("problem" in said) return showNotPinged(said.problem);
  await pingAndTell({ to: choice.to }, said.text);
};
