import type { HistoryEntry } from "../shared/history/history-of.ts";
import { isAwaited } from "../shared/is-awaited.ts";

/** Whether deleting a ping calls it back, since somebody has yet to get it. */
export const isWaiting = (entry: HistoryEntry): boolean => entry.kind === "sent" && isAwaited(entry.ping);
