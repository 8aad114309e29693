import { defaultRoomLimits } from "../../../token-service/embedded-rooms/room-limits.ts";
import type { Cell, Table } from "../results/table.ts";
import { type AtLimit, knocksPerSecond } from "./at-the-limit.ts";
import { renewalsPerSecond } from "./climb.ts";

const rowOf = ({ name, renewed }: AtLimit): Cell[] => {
  if (!renewed) return [name, null, null, "not reached here", null, null, null, null];
  const { knocked, dropped, renewals, lost, p99 } = renewed;
  const { entered, codes } = knocked;
  const refusals = [...new Set(codes)].join(", ") || null;
  return [name, entered + codes.length, entered, refusals, dropped, renewals, lost, p99];
};

/** One row for each limit. */
export const limitTable = (seen: readonly AtLimit[]): Table => ({
  title: `More people come when a limit is reached, ${knocksPerSecond} a second`,
  columns: [
    "limit",
    "knocked",
    "entered",
    "refused with",
    "of those inside dropped",
    "renewals",
    "renewals lost",
    "renewal p99, ms",
  ],
  rows: seen.map(rowOf),
});

/** How the table came about. */
export const limitNotes: readonly string[] = [
  `For each limit a service of its own was filled up to it. Then ${knocksPerSecond} people a second try to join, each once, while ${renewalsPerSecond} of those inside renew their connections. 53103 and 53105 are what Twilio's rooms say too of too many rooms and of a full one; 503 answers the upgrade.`,
  `The limits are the service's own, as none of them is a setting. Sockets in all are ${defaultRoomLimits.sockets.toLocaleString("en")}, more than many machines let a process have; with fewer files there are fewer, and that is what is shown. Who knocks there fills first what is left, which is why some enter.`,
];
