import { maxTextLength } from "../../shared/limits.ts";
import { cutText } from "../../shared/shown-text.ts";
import { addressInText, httpsAddress } from "../../shared/text-parts.ts";
import { say } from "../../shared/words/say.ts";
import type { MenuClick } from "../api.ts";
import { runDetached } from "../base/async.ts";
import { hands } from "../hands.ts";
import { cleanText } from "../outbox/send-ping.ts";
import { standingsOf } from "../people/standings.ts";
import { connections, enrolment, knownTeammates, settings } from "../store/values.ts";
import { type MenuPlace, menuChoice, menuItems } from "./menu-items.ts";
import { pingAndTell, showNotPinged } from "./ping-and-tell.ts";
import { roster } from "./roster.ts";

/** The text of a ping, or a sentence that says why there is none. */
export type TextOrProblem = { text: string } | { problem: string };

/**
 * Makes a ping's text of a page or a link: its title, where there is one, and below it its address. The title is cut
 * where both are too long, the address never.
 */
export const addressText = (raw: string, title = ""): TextOrProblem => {
  const read = httpsAddress(raw);
  if (read === null) {
    return { problem: say("ways_bad_address") };
  }
  const address = addressInText(read);
  if (address.length > maxTextLength) {
    return {
      problem: say("ways_long_address", address.length, maxTextLength),
    };
  }
  const heading = cutText(cleanText(title).replace(/\s+/gu, " ").trim(), maxTextLength - address.length - 1);
  return { text: heading === "" || heading === "…" ? address : `${heading}\n${address}` };
};

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
