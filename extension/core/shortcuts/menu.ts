import type { MenuClick } from "../api.ts";
import { runDetached } from "../base/async.ts";
import { hands } from "../hands.ts";
import { showNotPinged } from "../notifications/confirmation.ts";
import { standingsOf } from "../people/standings.ts";
import { connections, enrolment, knownTeammates, settings } from "../store/values.ts";
import { addressText, type TextOrProblem } from "./address-text.ts";
import { type MenuPlace, menuChoice, menuItems } from "./menu-items.ts";
import { pingAndTell } from "./ping-and-tell.ts";
import { roster } from "./roster.ts";

/** Keeps the context menu what the roster asks for; nothing is built where nothing has changed. */
export const showMenu = (): void => {
  let built: string | undefined;
  const show = (): void => {
    const now = Date.now();
    const who = roster();
    const items = who === null ? [] : menuItems(who, standingsOf(knownTeammates.get(), now), now);
    const wanted = JSON.stringify(items);
    if (wanted === built) return;
    built = wanted;
    const building = hands().menus(items);
    building.catch(() => {
      built = undefined; // The next change begins anew.
    });
    runDetached(building);
  };
  for (const value of [settings, connections, knownTeammates, enrolment]) value.onChanged(show);
  show();
};

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
