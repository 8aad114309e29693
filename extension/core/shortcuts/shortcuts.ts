import type { Feature } from "../feature.ts";
import { pingFromMenu, showMenu } from "./menu.ts";
import { pingFromOmnibox, suggestInOmnibox } from "./omnibox.ts";
import { pingLastTarget } from "./ping-last-target.ts";

/** Ways to ping without the popup: a shortcut, the context menu, the address bar. */
export const shortcuts = {
  commands: {
    pingLastTarget,
    menuChosen: pingFromMenu,
    suggestInOmnibox: async (typed) => suggestInOmnibox(typed),
    pingFromOmnibox,
  },
  start: showMenu,
} satisfies Feature;
