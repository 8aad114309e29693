import { defaultRoomLimits } from "../../../token-service/embedded-rooms/room-limits.ts";
import type { Cell, Table } from "../results/table.ts";
import { type AtLimit, knocksPerSecond } from "./at-the-limit.ts";
import { renegotiations } from "./climb.ts";

const rowOf = ({ name, relayed }: AtLimit): Cell[] => {
  if (!relayed) return [name, null, null, "not reached here", null, null, null, null];
  const { knocked, dropped, relays, lost, p99 } = relayed;
  const { entered, codes } = knocked;
  const refusals = [...new Set(codes)].join(", ") || null;
  return [name, entered + codes.length, entered, refusals, dropped, relays, lost, p99];
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
    "relays",
    "relays lost",
    "relay p99, ms",
  ],
  rows: seen.map(rowOf),
});

/** How the table came about. */
export const limitNotes: readonly string[] = [
  `For each limit a service of its own was filled up to it. Then ${knocksPerSecond} people a second try to join, each once, while ${renegotiations} pairs of those inside negotiate anew. 53103 and 53105 are what Twilio's rooms say too of too many rooms and of a full one; 503 answers the upgrade.`,
  `The limits are the service's own, as none of them is a setting. Sockets in all are ${defaultRoomLimits.sockets.toLocaleString("en")}, more than many machines let a process have; with fewer files there are fewer, and that is what is shown. Who knocks there fills first what is left, which is why some enter.`,
];
