import { hands } from "../hands.ts";
import { standingsOf } from "../people/standings-of.ts";
import { runDetached } from "../run-detached.ts";
import { connections, enrolment, knownTeammates, settings } from "../store/values.ts";
import { menuItems } from "./menu-items.ts";
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
