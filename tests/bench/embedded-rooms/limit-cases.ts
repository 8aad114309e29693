import { defaultRoomLimits } from "../../../token-service/embedded-rooms/room-limits.ts";
import { connectionLimits } from "../../../token-service/process/open-file-limit.ts";
import type { Knocking } from "./generator-words.ts";
import type { Generator } from "./start-generator.ts";

/** A limit of the service, how it is reached, and who comes then. */
export interface LimitCase {
  name: string;
  /** How many files the service may have open; as many as anybody here unless given. */
  files?: number;
  /** How many sockets the service holds at it, roughly. */
  holds: number;
  /** Reaches the limit, but for what those who knock add. */
  reach(generator: Generator): Promise<unknown>;
  /** Which room they ask for, and where they come from. */
  knocking?: Pick<Knocking, "room" | "from">;
}

const { rooms, participantsPerRoom, newcomers, newcomersPerNetwork } = defaultRoomLimits;
const fewFiles = 260;
const fewSockets = connectionLimits(fewFiles).sockets;
const few = 10;
const each = 5;

// All of 127/8 is this machine; elsewhere than in Linux all but the first has to be set up.
const addresses = Array.from(
  { length: Math.ceil(newcomers / newcomersPerNetwork) },
  (_, n) => `127.0.0.${n + 1}`,
);
const another = `127.0.0.${addresses.length + 1}`;

const inFewRooms = (generator: Generator) => generator.fill(few, each);

const loiterFrom = async (generator: Generator, from: readonly string[]): Promise<void> => {
  await inFewRooms(generator);
  for (const address of from) {
    const opened = await generator.loiter(newcomersPerNetwork, address);
    if (opened < newcomersPerNetwork)
      throw new Error(`${address} could open no more than ${opened} sockets.`);
  }
};

const all: (LimitCase & { onlyLinux?: true })[] = [
  {
    name: `${participantsPerRoom} people in the room`,
    holds: participantsPerRoom,
    reach: (generator) => generator.fill(1, participantsPerRoom),
    knocking: { room: "room 1" },
  },
  {
    name: `${rooms.toLocaleString("en")} rooms`,
    holds: rooms,
    reach: async (generator) => {
      await inFewRooms(generator);
      await generator.fill(rooms, 1);
    },
  },
  {
    name: `${newcomersPerNetwork} sockets from their address that have joined nothing`,
    holds: newcomersPerNetwork,
    reach: (generator) => loiterFrom(generator, addresses.slice(0, 1)),
  },
  {
    name: `${newcomersPerNetwork} such sockets from one other address`,
    holds: newcomersPerNetwork,
    reach: (generator) => loiterFrom(generator, addresses.slice(0, 1)),
    knocking: { from: another },
    onlyLinux: true,
  },
  {
    name: `${newcomers} such sockets from ${addresses.length} other addresses`,
    holds: newcomers,
    reach: (generator) => loiterFrom(generator, addresses),
    knocking: { from: another },
    onlyLinux: true,
  },
  {
    name: `${fewSockets} sockets in all, where the process may have ${fewFiles} files`,
    files: fewFiles,
    holds: fewSockets,
    reach: inFewRooms,
    onlyLinux: true,
  },
];

/** Every limit that can be reached on this system. */
export const limitCases: readonly LimitCase[] = all.filter(
  ({ onlyLinux = false }) => !onlyLinux || process.platform === "linux",
);
