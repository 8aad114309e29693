import { sentenceOf, type Word } from "../../shared/words/say.ts";
import { hands } from "../hands.ts";
import { markHandled } from "../inbox/handled.ts";
import { testPingRun, workerStarts } from "../store/values.ts";
import { recordChange } from "../timeline/timeline.ts";
import { recordTestStep } from "./test-ping.ts";

/**
 * Remembers that this worker has started. The browser stops and starts it all day long, so they are counted; only the
 * first since the browser or the extension started is something that happened.
 */
export const recordWorkerStart = async (): Promise<void> => {
  const { count } = await workerStarts.update(({ count }) => ({ count: count + 1, lastAt: Date.now() }));
  if (count === 1) await recordChange({ what: "started" });
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
