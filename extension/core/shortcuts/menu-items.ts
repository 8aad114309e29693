import * as v from "valibot";
import { person } from "../../shared/ping-schema.ts";
import { inRoom } from "../../shared/room-choices.ts";
import { cutText, notificationText } from "../../shared/shown-text.ts";
import { say, type Word } from "../../shared/words/say.ts";
import { endOf } from "../../shared/words/times.ts";
import type { MenuItem } from "../hands.ts";
import { type StandingOf, standings } from "../people/standings.ts";
import type { Reachable, Roster } from "./roster.ts";

/** On what the menu is opened, as the browser calls it. */
const menuPlaces = ["page", "selection", "link"] as const;
export type MenuPlace = (typeof menuPlaces)[number];

const choice = v.pipe(v.string(), v.parseJson(), v.tuple([v.picklist(menuPlaces), v.nullable(person)]));

/** What a line of the menu stands for. */
export interface MenuChoice {
  place: MenuPlace;
  /** A person, or null for everyone. */
  to: string | null;
}

/** The id of a line says all that it stands for: who was shown is pinged, whoever has come or gone since. */
export const menuItemId = ({ place, to }: MenuChoice): string => JSON.stringify([place, to]);

/** What the line with an id stands for; null for one of an earlier version. */
export const menuChoice = (id: string | number): MenuChoice | null => {
  const result = v.safeParse(choice, id);
  return result.success ? { place: result.output[0], to: result.output[1] } : null;
};

const maxLength = 40;

/**
 * A name as a line of a menu shows it. There “&” underlines a letter and “%s” stands for the selected text, so the one is
 * doubled and the other parted by a word joiner, which nobody sees.
 */
const menuText = (name: string): string =>
  cutText(notificationText(name), maxLength).replaceAll("&", "&&").replaceAll("%s", "%\u2060s");

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
