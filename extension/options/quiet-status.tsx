import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { timeOf } from "../shared/history/time-of.ts";
import { quietEnded, quietNow } from "../shared/quiet/quiet-now.ts";
import type { Settings } from "../shared/settings-schema.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

const lookMs = 1_000;

const statusOf = (set: Settings, now: number): string => {
  const quiet = quietNow(set, now);
  if (!quiet) return say("quiet_off");
  if (quiet.until !== null) return say("quiet_until", timeOf(quiet.until, now));
  return set.doNotDisturb ? say("quiet_by_hand") : say("quiet_always");
};

/** Whether the user may be disturbed now, with a button that ends that they may not. */
export const QuietStatus = ({ set }: { set: Settings }) => {
  const now = useSignal(Date.now());
  useEffect(() => {
    const looking = setInterval(() => {
      now.value = Date.now();
    }, lookMs);
    return () => clearInterval(looking);
  }, [now]);
  const canEnd = quietNow(set, now.value) !== null;
  return (
    <div class="quiet-status">
      <span role="status">{statusOf(set, now.value)}</span>
      {canEnd && (
        <button type="button" onClick={() => ask("changeSettings", quietEnded(set, Date.now()))}>
          {say("quiet_end")}
        </button>
      )}
    </div>
  );
};
