import { endOf } from "../../shared/history/end-of.ts";
import { inRoom } from "../../shared/in-room.ts";
import { say, type Word } from "../../shared/words/say.ts";
import type { MenuItem } from "../hands.ts";
import { type StandingOf, standings } from "../people/standings-of.ts";
import { type MenuPlace, menuItemId, menuPlaces } from "./menu-item-id.ts";
import { menuText } from "./menu-text.ts";
import type { Reachable, Roster } from "./roster-of.ts";

// A menu is read, not searched.
const maxTeammates = 10;

const titles: Record<MenuPlace, Word> = {
  page: "ways_menu_page",
  // The browser puts the selected text where “%s” stands there, cut to a line.
  selection: "ways_menu_selection",
  link: "ways_menu_link",
};

/** Somebody, and until when they do not want to be disturbed. */
const inMenu = ({ name, presence, until }: Reachable, room: string | undefined, now: number): string => {
  const who = inRoom(menuText(name), room);
  if (presence !== "do-not-disturb") return who;
  return until === undefined
    ? say("ways_menu_quiet", who)
    : say("ways_menu_quiet_until", who, endOf(until, now));
};

/** The ten whom this browser knows best, in the order of the roster. */
const bestKnown = (people: readonly Reachable[], standingOf: StandingOf): Reachable[] => {
  const rank = ({ person }: Reachable) => standings.indexOf(standingOf(person));
  const chosen = new Set(people.toSorted((a, b) => rank(b) - rank(a)).slice(0, maxTeammates));
  return people.filter((each) => chosen.has(each));
};

/**
 * The lines of the context menu: for each place ten teammates and everyone. Where there are more, those are in it whom this
 * browser knows best, so that strangers drive nobody out.
 *
 * @param now milliseconds since 1970
 */
export const menuItems = ({ people, room }: Roster, standingOf: StandingOf, now: number): MenuItem[] => {
  const told = room && menuText(room);
  const targets = [
    ...bestKnown(people, standingOf).map((each) => ({ to: each.person, who: inMenu(each, told, now) })),
    { to: null, who: inRoom(say("shared_everyone"), told) },
  ];
  return menuPlaces.flatMap((place) =>
    targets.map(({ to, who }) => ({
      id: menuItemId({ place, to }),
      contexts: [place] as [MenuPlace],
      title: say(titles[place], who),
    })),
  );
};
