import { browser } from "../../shared/browser.ts";
import { testPingRun } from "../../shared/test-ping/test-ping-run.ts";
import type { Word } from "../../shared/words/say.ts";
import { sentenceOf } from "../../shared/words/sentence.ts";
import { markHandled } from "../inbox/mark-handled.ts";
import { noteTestStep } from "./note-test-step.ts";

// Where each system hides notifications without telling whoever sent them.
const advices: Record<string, Word> = {
  win: "test_ping_unseen_windows",
  mac: "test_ping_unseen_mac",
  cros: "test_ping_unseen_chromeos",
};

/** Notes whether the user sees the notification of the newest test ping. */
export const noteTestSeen = async (seen: boolean): Promise<void> => {
  const run = await testPingRun.get();
  if (!run) return;
  if (seen) {
    await noteTestStep(run.id, "screen", { state: "done" });
    await markHandled("seen", ({ id, test }) => test === true && id === run.id);
    return;
  }
  const { os } = await browser.runtime.getPlatformInfo();
  await noteTestStep(run.id, "screen", {
    state: "failed",
    why: sentenceOf("test_ping_unseen"),
    advice: sentenceOf(advices[os] ?? "test_ping_unseen_linux"),
  });
};

/** Notes that a notification was pressed: the user sees it, if it is the test ping's. */
export const notePressed = async (notificationId: string): Promise<void> => {
  const run = await testPingRun.get();
  if (run && notificationId.startsWith(`${run.id} `)) await noteTestSeen(true);
};
