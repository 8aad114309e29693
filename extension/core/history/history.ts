import type { Feature } from "../feature.ts";
import { runDetached } from "../run-detached.ts";
import { settings } from "../store/values.ts";
import { deletePings } from "./delete-pings.ts";
import { forgetOld } from "./forget-old.ts";
import { restorePings } from "./restore-pings.ts";

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
