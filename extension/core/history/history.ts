import { runDetached } from "../base/async.ts";
import type { Feature } from "../feature.ts";
import { settings } from "../store/values.ts";
import { deletePings } from "./delete-pings.ts";
import { restorePings } from "./restore-pings.ts";
import { forgetOld } from "./retention.ts";

const lookEveryMs = 60_000;

/** What is kept of the pings, for how long, and what is deleted. */
export const history = {
  commands: { deletePings, restorePings },
  start: () => {
    settings.onChanged(() => runDetached(forgetOld()));
    setInterval(() => runDetached(forgetOld()), lookEveryMs);
    runDetached(forgetOld());
  },
} satisfies Feature;
