import type { Connection, Engine } from "../../shared/connection-schema.ts";
import { isWithin, nextStart } from "../../shared/quiet/hours.ts";
import type { Settings } from "../../shared/settings-schema.ts";
import { type Sentence, sentenceOf } from "../../shared/words/say.ts";
import { timeOf } from "../../shared/words/times.ts";
import { timesNow } from "../clock/times-now.ts";
import { hands } from "../hands.ts";
import { knownEngine } from "../store/values.ts";
import { engineAt } from "./known-engine.ts";
import { workingUntil } from "./working-hours.ts";

/** Whether the rooms are left while nobody is at this computer. @param engine undefined while the service has not said */
const leavesWhenAway = (
  { leaveWhenAway }: Pick<Settings, "leaveWhenAway">,
  engine: Engine | undefined,
): boolean => leaveWhenAway === "always" || (leaveWhenAway === "on-twilio" && engine === "twilio");

/** Why the rooms are left on purpose, and when that ends by itself, milliseconds since 1970. */
export type ReasonToLeave = { why: "locked" | "idle" } | { why: "hours"; until: number | undefined };

/** What is known at one moment. */
export interface Circumstances {
  settings: Pick<Settings, "leaveWhenAway" | "workingHours">;
  /** What makes the rooms; undefined while the service has not said. */
  engine: Engine | undefined;
  /** What the browser says of this computer, asked for as many idle minutes as the settings name. */
  idle: "active" | "idle" | "locked";
  /** Until when the user works whatever their hours are, milliseconds since 1970. */
  workingUntil: number;
  /** Milliseconds since 1970. */
  now: number;
}

/**
 * Whether there is a reason not to be in the rooms. Working hours are the user's own and count whatever makes the rooms; a
 * computer that nobody uses counts where the settings say so.
 *
 * @returns null if there is none
 */
export const reasonToLeave = ({
  settings,
  engine,
  idle,
  workingUntil,
  now,
}: Circumstances): ReasonToLeave | null => {
  const { workingHours } = settings;
  if (workingHours.length > 0 && workingUntil <= now && !isWithin(workingHours, now)) {
    const until = nextStart(workingHours, now);
    return { why: "hours", until: Number.isFinite(until) ? until : undefined };
  }
  return idle !== "active" && leavesWhenAway(settings, engine) ? { why: idle } : null;
};

/** Why one is to be in no room for now. */
export type Pause = Extract<Connection, { state: "paused" }>;

const backAt = (until: number | undefined, now: number): Sentence => {
  if (until === undefined) return sentenceOf("cost_back_never");
  const isToday = new Date(until).toDateString() === new Date(now).toDateString();
  return sentenceOf(isToday ? "cost_back_at" : "cost_back_on", timeOf(until, now));
};

/** Says in words why the rooms were left on purpose, and when that ends. @param now milliseconds since 1970 */
const pauseFor = (reason: ReasonToLeave, now: number): Pause => {
  const state = "paused" as const;
  switch (reason.why) {
    case "locked":
      return { state, why: sentenceOf("cost_left_locked"), advice: sentenceOf("cost_back_unlocked") };
    case "idle":
      return { state, why: sentenceOf("cost_left_idle"), advice: sentenceOf("cost_back_active") };
    case "hours": {
      const { until } = reason;
      const left = { state, why: sentenceOf("cost_left_hours"), advice: backAt(until, now) };
      return until === undefined ? left : { ...left, until };
    }
  }
};

/** Why to be in no room now, in words; null if there is no reason. */
export const pauseNow = async (settings: Settings): Promise<Pause | null> => {
  const { latest: now } = timesNow();
  const engine = engineAt(knownEngine.get(), settings.serviceUrl);
  const mayLeave = leavesWhenAway(settings, engine);
  const idle = mayLeave ? await hands().idleState(settings.leaveAfterMinutes * 60) : "active";
  const reason = reasonToLeave({ settings, engine, idle, workingUntil: workingUntil.get(), now });
  return reason && pauseFor(reason, now);
};

/** After how many idle seconds a user counts as away. */
export const awayAfterSeconds = 5 * 60;

/**
 * After how many idle seconds the browser is to tell that nobody uses this computer. It knows one such time alone, and
 * tells that somebody is back only of whom it has told that they left: so it is the shorter one of those that matter. Whether
 * the longer one has passed is looked up each minute.
 */
export const detectionSeconds = (
  settings: Pick<Settings, "leaveWhenAway" | "leaveAfterMinutes">,
  engine: Engine | undefined,
): number =>
  leavesWhenAway(settings, engine)
    ? Math.min(awayAfterSeconds, settings.leaveAfterMinutes * 60)
    : awayAfterSeconds;
