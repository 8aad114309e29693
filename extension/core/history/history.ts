import { runDetached } from "../base/async.ts";
import type { Feature } from "../feature.ts";
import { settings } from "../store/values.ts";
import { deletePings } from "./delete-pings.ts";
import { countPings, findPings, pingRooms, readPings } from "./read-pings.ts";
import { restorePings } from "./restore-pings.ts";
import { forgetOld, forgetSurplus } from "./retention.ts";

const lookEveryMs = 60_000;

/** What is kept of the pings, for how long, and what is deleted. */
export const history = {
  commands: { countPings, deletePings, findPings, pingRooms, readPings, restorePings },
  start: () => {
    settings.onChanged(() => runDetached(forgetOld()));
    setInterval(() => {
      runDetached(forgetOld());
      runDetached(forgetSurplus());
    }, lookEveryMs);
    runDetached(forgetOld());
  },
} satisfies Feature;
