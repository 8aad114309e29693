import { workingUntil } from "../attention/working-until.ts";
import type { SetBack } from "../clock/known-time.ts";
import { outbox, settings } from "../store/values.ts";
import { endMovedBack, outboxMovedBack, settingsMovedBack } from "./moved-back.ts";

/** Moves what is to end by itself along with a clock that was rightly set back. */
export const moveBack = async (setBack: SetBack): Promise<void> => {
  await settings.update((set) =>
    set.snoozedUntil === 0 && set.quietSkippedUntil === 0 ? set : settingsMovedBack(set, setBack),
  );
  await workingUntil.update((until) => (until === 0 ? until : endMovedBack(until, setBack)));
  await outbox.update((pings) => outboxMovedBack(pings, setBack));
};
