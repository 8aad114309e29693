import * as v from "valibot";
import { fromText } from "../../shared/from-text.ts";
import { person } from "../../shared/ping.ts";

/** On what the menu is opened, as the browser calls it. */
export const menuPlaces = ["page", "selection", "link"] as const;
export type MenuPlace = (typeof menuPlaces)[number];

const choice = v.tuple([v.picklist(menuPlaces), v.nullable(person)]);

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
  const result = v.safeParse(choice, fromText(id));
  return result.success ? { place: result.output[0], to: result.output[1] } : null;
};
