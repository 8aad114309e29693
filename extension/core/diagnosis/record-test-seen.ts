import { sentenceOf, type Word } from "../../shared/words/say.ts";
import { hands } from "../hands.ts";
import { markHandled } from "../inbox/handled.ts";
import { testPingRun } from "../store/values.ts";
import { recordTestStep } from "./test-ping.ts";

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
