import type { HistoryEntry } from "../shared/history/history-of.ts";
import { say } from "../shared/words/say.ts";
import { download } from "./download.ts";
import { exportOf } from "./export-of.ts";

const twoDigits = (n: number): string => String(n).padStart(2, "0");

/** The day by the clock of this computer, such as `2026-11-22`. */
const dayOf = (date: Date): string =>
  [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join("-");

/** Saves all pings in a file for other programs. */
export const ExportButton = ({ entries }: { entries: readonly HistoryEntry[] }) => (
  <button
    class="small"
    type="button"
    onClick={() => {
      const now = new Date();
      const text = `${JSON.stringify(exportOf(entries, now.getTime()), null, 2)}\n`;
      download(`pingroom-pings-${dayOf(now)}.json`, text, "application/json");
    }}
  >
    {say("history_export")}
  </button>
);
