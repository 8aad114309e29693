import {
  endedRun,
  isRunning,
  newRun,
  type TestPingStepName,
  type TestPingStepState,
  withStep,
} from "../../shared/test-ping-run.ts";
import { sentenceOf, type Word } from "../../shared/words/say.ts";
import { withTimeout } from "../base/async.ts";
import { hands } from "../hands.ts";
import { markHandled } from "../inbox/handled.ts";
import { clearNotifications } from "../notifications/several-pings.ts";
import { inbox, settings, testPingRun } from "../store/values.ts";
import { takeTestStep } from "./take-test-step.ts";
import {
  type Tried,
  tryNotification,
  tryPermission,
  tryPing,
  tryRoom,
  tryService,
  trySetUp,
} from "./test-ping-steps.ts";

/** Stores how a step of this test stands, unless another test has taken its place. */
export const recordTestStep = async (
  id: string,
  name: TestPingStepName,
  state: TestPingStepState,
): Promise<void> => {
  await testPingRun.update((run) => (run?.id === id ? withStep(run, name, state) : run));
};

/** Stores that this test goes no further. */
export const endTest = async (id: string): Promise<void> => {
  await testPingRun.update((run) => (run?.id === id ? endedRun(run) : run));
};

// A step gives up after 10 s and says why; the room is waited for besides.
const stepMs = 16_000;

const noAnswer = {
  why: sentenceOf("test_ping_no_answer"),
  advice: sentenceOf("test_ping_no_answer_advice"),
};

/** Only the newest test ping is worth keeping. */
const forgetEarlier = async (): Promise<void> => {
  const earlier = inbox.get().filter(({ test }) => test);
  if (earlier.length === 0) return;
  await clearNotifications(earlier, await inbox.update((pings) => pings.filter(({ test }) => !test)));
};

const stepTaker =
  (id: string) =>
  async (name: TestPingStepName, act: () => Tried): Promise<boolean> => {
    await recordTestStep(id, name, { state: "running" });
    const problem = await withTimeout(act(), stepMs).catch((error: unknown) => {
      console.warn("testing the way of a ping:", error);
      return noAnswer;
    });
    await recordTestStep(id, name, problem ? { state: "failed", ...problem } : { state: "done" });
    return problem === null;
  };

/**
 * Sends this person a ping through the default room and back to this device, and stores of each step of its way how it went.
 * Does nothing while another test is under way.
 */
export const testPing = async (): Promise<void> => {
  const set = settings.get();
  const id = crypto.randomUUID();
  const current = await testPingRun.update((run) =>
    isRunning(run) ? run : newRun(id, set.room, Date.now()),
  );
  if (current?.id !== id) return;
  const take = stepTaker(id);
  try {
    await forgetEarlier();
    await take("permission", tryPermission); // The rest is worth knowing all the same.
    const comes =
      (await take("document", () => trySetUp(set))) &&
      (await take("service", () => tryService(set))) &&
      (await take("room", () => tryRoom(set))) &&
      (await take("ping", () => tryPing(id)));
    if (comes) await take("notification", () => tryNotification(id));
  } finally {
    await endTest(id);
    await takeTestStep({ step: "end" });
  }
};

// Where each system hides notifications without telling whoever sent them.
const advices: Record<string, Word> = {
  win: "test_ping_unseen_windows",
  mac: "test_ping_unseen_mac",
  cros: "test_ping_unseen_chromeos",
};

/** Notes whether the user sees the notification of the newest test ping. */
export const recordTestSeen = async (seen: boolean): Promise<void> => {
  const run = testPingRun.get();
  if (!run) return;
  if (seen) {
    await recordTestStep(run.id, "screen", { state: "done" });
    await markHandled("seen", ({ id, test }) => test === true && id === run.id);
    return;
  }
  const os = await hands().platform();
  await recordTestStep(run.id, "screen", {
    state: "failed",
    why: sentenceOf("test_ping_unseen"),
    advice: sentenceOf(advices[os] ?? "test_ping_unseen_linux"),
  });
};

/** Notes that a notification was pressed: the user sees it, if it is the test ping's. */
export const recordPressed = async (tag: string): Promise<void> => {
  const run = testPingRun.get();
  if (run && tag.startsWith(`${run.id} `)) await recordTestSeen(true);
};
