import { inRoom } from "../../shared/in-room.ts";
import { say, type Word } from "../../shared/words/say.ts";
import { type MenuPlace, menuItemId, menuPlaces } from "./menu-item-id.ts";
import { menuText } from "./menu-text.ts";
import type { Roster } from "./roster-of.ts";

// A menu is read, not searched.
const maxTeammates = 10;

/** One line of the menu. */
export interface MenuItem {
  id: string;
  contexts: [MenuPlace];
  title: string;
}

const titles: Record<MenuPlace, Word> = {
  page: "ways_menu_page",
  // The browser puts the selected text where “%s” stands there, cut to a line.
  selection: "ways_menu_selection",
  link: "ways_menu_link",
};

/** The lines of the context menu: for each place the first ten teammates and everyone. */
export const menuItems = ({ people, room }: Roster): MenuItem[] => {
  const targets = [...people.slice(0, maxTeammates).map(({ name }) => name), null];
  const told = room && menuText(room);
  return menuPlaces.flatMap((place) =>
    targets.map((to) => ({
      id: menuItemId({ place, to }),
      contexts: [place] as [MenuPlace],
      title: say(titles[place], inRoom(to === null ? say("shared_everyone") : menuText(to), told)),
    })),
  );
};
