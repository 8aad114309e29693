import { defaultSignalingTiming } from "../../../token-service/embedded-rooms/signaling/signaling-timing.ts";
import { openFileLimit } from "../../../token-service/process/open-file-limit.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import { atTheLimit } from "./at-the-limit.ts";
import { climb, climbTable, people, renewalsPerSecond } from "./climb.ts";
import { limitNotes, limitTable } from "./limit-table.ts";

const wantedRooms = 2_000;
const wantedMs = 20;

const { pingMs, silenceMs, graceMs, sweepMs } = defaultSignalingTiming;
const goneMs = silenceMs + graceMs + 2 * sweepMs;

const notes = [
  `The service runs as \`npm run service\` does, with guests let in, but with a stand-in for its relay that answers every offer and connects nobody: this is about signalling. None of its limits on rooms was changed as it was filled. ${people} people are in each room. They speak the protocol of twilio-video 2.36.0 without a browser, from one process on the same machine: each joins by \`ice\` and \`connect\`, offers a connection with a description of 6.4 kB, and sends heartbeats; the service pings each of them every ${pingMs / 1000} s.`,
  `A join is counted from dialling to \`connected\`. While the rooms are held, ${renewalsPerSecond} people a second renew their connections, as if their network had changed: the service answers an offer on the old connection by asking for one on a new connection, and answers that. A renewal is the time from the first offer to the answer's having been read, so that the generator's own delay is part of it.`,
  `By a profile taken by hand, written down at commit bae83e2 and no part of this run, what holds the service up with thousands of rooms is writing to that many sockets: each is pinged every ${pingMs / 1000} s, so that whoever is gone is seen to be gone within ${goneMs / 1000} s. Looking through all of them in each tick was a sixth of its time until commit 382f828.`,
];

const run = async ({ quick, say }: RunOptions): Promise<Outcome> => {
  const wanted = quick ? [50, 200] : [250, 500, 1_000, 1_500, 2_000, 3_000];
  const most = openFileLimit() - 200;
  const steps = wanted.filter((rooms) => rooms * people <= most);
  const climbed = await climb(steps, quick ? 4 : 20, say);
  const held = climbed.filter(
    ({ renewed }) => renewed.p99 < wantedMs && renewed.lost === 0 && renewed.dropped === 0,
  );
  const atLimits = await atTheLimit(quick, say);
  return {
    notes: [
      ...notes,
      ...limitNotes,
      ...(steps.length < wanted.length
        ? [
            `A process may open ${openFileLimit()} files here (\`ulimit -Hn\`), so there were no larger steps.`,
          ]
        : []),
    ],
    tables: [climbTable(climbed), limitTable(atLimits)],
    goals: [
      {
        what: `rooms of ${people} held with a renewal's p99 below ${wantedMs} ms, nothing lost and nobody dropped:`,
        bound: "at least",
        wanted: wantedRooms,
        reached: Math.max(0, ...held.map(({ rooms }) => rooms)),
        unit: "",
      },
    ],
    versions: {},
  };
};

/** How many rooms one process of the service holds, and what it does at its limits. */
export const embeddedRooms: Benchmark = { name: "embedded-rooms", title: "Embedded rooms", run };
