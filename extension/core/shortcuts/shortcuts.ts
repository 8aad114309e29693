import type { Feature } from "../feature.ts";
import { pingFromMenu } from "./ping-from-menu.ts";
import { pingFromOmnibox } from "./ping-from-omnibox.ts";
import { pingLastTarget } from "./ping-last-target.ts";
import { showMenu } from "./show-menu.ts";
import { suggestInOmnibox } from "./suggest-in-omnibox.ts";

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
