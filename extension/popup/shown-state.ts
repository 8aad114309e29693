import type { WatchedSignals } from "../ui/watched.ts";

/** What the popup watches of the core. */
export const shownNames = [
  "settings",
  "enrolment",
  "signInProblem",
  "connections",
  "knownTeammates",
  "newDevices",
  "inbox",
  "outbox",
  "lastTarget",
  "lastTargets",
  "draft",
  "storingFails",
  "leftOut",
] as const;

/** All that the popup shows. */
export type ShownState = WatchedSignals<(typeof shownNames)[number]>;
