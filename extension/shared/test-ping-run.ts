import * as v from "valibot";
import { pingId, timestamp } from "./ping-schema.ts";
import { sentence } from "./stored-shape-schema.ts";
import type { Sentence } from "./words/say.ts";

/** The way of a ping to oneself, step by step. */
export const testPingSteps = [
  /** The browser lets Pingroom notify. */
  "permission",
  /** Pingroom is set up, and its rooms are not left on purpose. */
  "document",
  /** The service lets this device in a second time. */
  "service",
  /** The room lets data through between the two. */
  "room",
  /** A ping comes through, and into the list. */
  "ping",
  /** The browser shows its notification. */
  "notification",
  /** Somebody sees it. */
  "screen",
] as const;
export type TestPingStepName = (typeof testPingSteps)[number];

const step = v.object({
  /** `unknown`: not tried, as a step before it failed; of the screen, that only who looks at it can tell. */
  state: v.picklist(["waiting", "running", "done", "failed", "unknown"]),
  /** What is wrong. */
  why: v.optional(sentence),
  /** What to do about it. */
  advice: v.optional(sentence),
});
export type TestPingStepState = v.InferOutput<typeof step>;

/** A test of whether pings reach this person here, as pages are told. */
export const run = v.object({
  /** Of the ping. */
  id: pingId,
  room: v.string(),
  startedAt: timestamp,
  steps: v.object(
    Object.fromEntries(testPingSteps.map((name) => [name, step])) as Record<TestPingStepName, typeof step>,
  ),
});

/** A test of whether pings reach this person here. */
export type TestPingRun = v.InferOutput<typeof run>;

/** Whether a test is under way. */
export const isRunning = (current: TestPingRun | null): current is TestPingRun =>
  current !== null &&
  testPingSteps.some((name) => ["waiting", "running"].includes(current.steps[name].state));

/** Whether it is up to the user now to say whether they see the notification. */
export const isAsked = ({ steps }: TestPingRun): boolean =>
  steps.notification.state === "done" && steps.screen.state === "unknown";

/** The name of the step at which a test has failed, if it has. */
export const failedAt = ({ steps }: TestPingRun): TestPingStepName | undefined =>
  testPingSteps.find((name) => steps[name].state === "failed");

/** The step at which a test has failed, if it has. */
export const failedStep = (current: TestPingRun): TestPingStepState | undefined => {
  const name = failedAt(current);
  return name && current.steps[name];
};

/** A test with one of its steps in another state. */
export const withStep = (
  current: TestPingRun,
  name: TestPingStepName,
  state: TestPingStepState,
): TestPingRun => ({ ...current, steps: { ...current.steps, [name]: state } });

/** A test that has not begun. */
export const newRun = (id: string, room: string, startedAt: number): TestPingRun => ({
  id,
  room,
  startedAt,
  steps: Object.fromEntries(
    testPingSteps.map((name) => [name, { state: "waiting" }]),
  ) as TestPingRun["steps"],
});

/** A test that goes no further: what was not tried is not known. */
export const endedRun = (current: TestPingRun): TestPingRun => ({
  ...current,
  steps: Object.fromEntries(
    testPingSteps.map((name) => {
      const { state } = current.steps[name];
      return [name, state === "waiting" ? { state: "unknown" } : current.steps[name]];
    }),
  ) as TestPingRun["steps"],
});

/** What is wrong with a step of a test ping, and what to do. */
export interface StepProblem {
  why: Sentence;
  advice: Sentence;
}
