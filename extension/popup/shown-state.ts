import type { ReadonlySignal } from "@preact/signals";
import type { SentPing } from "../shared/ping-schema.ts";
import type { WatchedSignals } from "../ui/core.ts";

/** What the popup watches of the core. */
export const shownNames = [
  "settings",
  "enrolment",
  "signInProblem",
  "connections",
  "knownTeammates",
  "newDevices",
  "roomNews",
  "inbox",
  "outbox",
  "lastTarget",
  "lastTargets",
  "draft",
  "storingFails",
  "leftOut",
] as const;

/** All that the popup shows. */
export type ShownState = WatchedSignals<(typeof shownNames)[number]> & {
  /** The outbox for drawing, a moment behind the one that decides. */
  readonly drawnOutbox: ReadonlySignal<SentPing[]>;
};
