import { type MenuPlace, menuItemId, menuPlaces } from "./menu-item-id.ts";
import { menuText } from "./menu-text.ts";
import type { Reachable } from "./roster-of.ts";

// A menu is read, not searched.
const maxTeammates = 10;

/** One line of the menu. */
export interface MenuItem {
  id: string;
  contexts: [MenuPlace];
  title: string;
}

const titles: Record<MenuPlace, (who: string) => string> = {
  page: (who) => `Ping ${who} this page`,
  // The browser puts the selected text there, cut to a line.
  selection: (who) => `Ping ${who} “%s”`,
  link: (who) => `Ping ${who} this link`,
};

/** The lines of the context menu: for each place the first ten teammates and everyone. */
export const menuItems = (roster: readonly Reachable[]): MenuItem[] => {
  const targets = [...roster.slice(0, maxTeammates).map(({ name }) => name), null];
  return menuPlaces.flatMap((place) =>
    targets.map((to) => ({
      id: menuItemId({ place, to }),
      contexts: [place] as [MenuPlace],
      title: titles[place](to === null ? "everyone" : menuText(to)),
    })),
  );
};
