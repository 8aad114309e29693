import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import type { Cell } from "../results/table.ts";
import { usageOf } from "../support/process-usage.ts";
import { startPingroom } from "../support/start-pingroom.ts";
import type { Filled, Knocked, Relayed } from "./generator-words.ts";
import { mostFiles } from "./most-files.ts";
import { signingKeyIn } from "./room-token.ts";
import { startGenerator } from "./start-generator.ts";

const people = 5;
const wantedRooms = 2_000;
const wantedMs = 20;
const renegotiations = 100;
const participantLimit = 50;

interface Step {
  rooms: number;
  filled: Filled;
  relayed: Relayed;
  /** Memory of the service for each participant, in kB. */
  kbEach: number;
  /** Processor time of the service while it relayed, as a part of one core. */
  busy: number;
}

const notes = [
  `The service runs as \`npm run service\` does, with guests let in; none of its limits on rooms was changed. ${people} people are in each room. They speak the protocol of twilio-video 2.36.0 without a browser, from one process on the same machine: each joins by \`ice\` and \`connect\`, negotiates with everyone in the room with descriptions of 6.4 kB, and sends heartbeats; the service pings each of them every 1.5 s.`,
  `A join is counted from dialling to \`connected\`. While the rooms are held, ${renegotiations} pairs a second negotiate anew, as if a network had changed: an offer and an answer, each with candidates. A relay is the time from one side's sending a description to the other side's having read it, so that the generator's own delay is part of it.`,
  "What holds the service up with thousands of rooms is writing to that many sockets: each is pinged every 1.5 s, so that whoever is gone is seen to be gone within seven. Looking through all of them in each tick was a sixth of its time, and is gone. The generator's own delay is part of each figure.",
];

const rowOf = ({ rooms, filled, relayed, kbEach, busy }: Step): Cell[] => [
  `${rooms} × ${people}`,
  filled.joins / filled.seconds,
  filled.median,
  filled.p99,
  relayed.median,
  relayed.p99,
  relayed.ownDelay,
  kbEach,
  100 * busy,
  relayed.lost,
  relayed.dropped,
];

const climb = async (steps: readonly number[], seconds: number, say: RunOptions["say"]): Promise<Step[]> => {
  const service = await startPingroom({ ALLOW_GUESTS: "true" });
  const url = `${service.url.replace(/^http/, "ws")}/signaling`;
  const generator = startGenerator({ url, signingKey: await signingKeyIn(service.dataDir) });
  try {
    const empty = usageOf(service.pid).rssMb;
    const climbed: Step[] = [];
    for (const rooms of steps) {
      const filled = await generator.fill(rooms, people);
      const before = usageOf(service.pid);
      const relayed = await generator.relay(renegotiations, seconds);
      const after = usageOf(service.pid);
      const kbEach = ((after.rssMb - empty) * 1024) / (rooms * people);
      climbed.push({ rooms, filled, relayed, kbEach, busy: (after.cpuMs - before.cpuMs) / (seconds * 1000) });
      say(
        `${rooms} rooms of ${people}: ${(filled.joins / filled.seconds).toFixed(0)} joins/s, relay p99 ${relayed.p99.toFixed(1)} ms`,
      );
    }
    return climbed;
  } finally {
    await generator.stop();
    await service.stop();
  }
};

/** What happens to those who come when a room is full, and to those inside. */
const crowdOut = async (): Promise<Knocked & { relayed: Relayed }> => {
  const service = await startPingroom({ ALLOW_GUESTS: "true" });
  const url = `${service.url.replace(/^http/, "ws")}/signaling`;
  const generator = startGenerator({ url, signingKey: await signingKeyIn(service.dataDir) });
  try {
    await generator.fill(1, participantLimit);
    const knocked = await generator.knock("room 1", 10);
    return { ...knocked, relayed: await generator.relay(renegotiations, 2) };
  } finally {
    await generator.stop();
    await service.stop();
  }
};

const run = async ({ quick, say }: RunOptions): Promise<Outcome> => {
  const wanted = quick ? [50, 200] : [250, 500, 1_000, 1_500, 2_000, 3_000];
  const most = mostFiles() - 200;
  const steps = wanted.filter((rooms) => rooms * people <= most);
  const climbed = await climb(steps, quick ? 4 : 20, say);
  const held = climbed.filter(
    ({ relayed }) => relayed.p99 < wantedMs && relayed.lost === 0 && relayed.dropped === 0,
  );
  const full = await crowdOut();
  say(`the 51st of a room: ${full.codes.join(", ")}`);
  return {
    notes: [
      ...notes,
      ...(steps.length < wanted.length
        ? [`A process may open ${mostFiles()} files here (\`ulimit -Hn\`), so there were no larger steps.`]
        : []),
    ],
    tables: [
      {
        title: `Rooms of ${people} held by one process`,
        columns: [
          "rooms",
          "joins/s",
          "join median, ms",
          "join p99, ms",
          "relay median, ms",
          "relay p99, ms",
          "generator's delay p99, ms",
          "memory each, kB",
          "% of a core",
          "lost",
          "dropped",
        ],
        rows: climbed.map(rowOf),
      },
      {
        title: `Ten more people at a room of ${participantLimit}`,
        columns: ["", "entered", "refused with", "of those inside dropped", "relays lost", "relay p99, ms"],
        rows: [
          [
            "full room",
            full.entered,
            [...new Set(full.codes)].join(", "),
            full.relayed.dropped,
            full.relayed.lost,
            full.relayed.p99,
          ],
        ],
      },
    ],
    goals: [
      {
        what: `rooms of ${people} held with a relay's p99 below ${wantedMs} ms, nothing lost and nobody dropped:`,
        bound: "at least",
        wanted: wantedRooms,
        reached: Math.max(0, ...held.map(({ rooms }) => rooms)),
        unit: "",
      },
    ],
    versions: {},
  };
};

/** How many rooms one process of the service holds. */
export const embeddedRooms: Benchmark = { name: "embedded-rooms", title: "Embedded rooms", run };
