import { connections } from "../shared/connection.ts";
import { enrolment } from "../shared/enrolment.ts";
import { knownTeammates } from "../shared/known-teammates.ts";
import { lastTarget } from "../shared/last-target.ts";
import { settings } from "../shared/settings.ts";
import { signInProblem } from "../shared/sign-in-problem.ts";
import { inbox, outbox } from "../shared/stored-pings.ts";
import { storedSignals } from "../shared/stored-signals.ts";
import { draft } from "./draft.ts";

/** All that the popup shows, as it is stored. */
export const storedState = () =>
  storedSignals({
    settings,
    enrolment,
    signInProblem,
    connections,
    knownTeammates,
    inbox,
    outbox,
    lastTarget,
    draft,
  });

export type StoredState = Awaited<ReturnType<typeof storedState>>;
