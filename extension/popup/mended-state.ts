import { connections } from "../shared/connection.ts";
import { draft } from "../shared/draft.ts";
import { enrolment } from "../shared/enrolment.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { lastTarget, lastTargets } from "../shared/last-target.ts";
import { leftOut } from "../shared/left-out.ts";
import { newDevices } from "../shared/new-devices.ts";
import { settings } from "../shared/settings.ts";
import { signInProblem } from "../shared/sign-in-problem.ts";
import { inbox, outbox } from "../shared/stored-pings.ts";
import { storedSignals } from "../shared/stored-signals.ts";
import { storingFails } from "../shared/storing-fails.ts";
import type { StoredState } from "./stored-state.ts";

/** All that the popup shows, with what has the wrong shape left out and told. */
export const mendedState = (): Promise<StoredState> =>
  storedSignals({
    settings,
    enrolment,
    signInProblem,
    connections,
    knownTeammates,
    newDevices,
    inbox,
    outbox,
    lastTarget,
    lastTargets,
    draft,
    storingFails,
    leftOut,
  });
