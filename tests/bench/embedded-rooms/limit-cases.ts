import { defaultRoomLimits } from "../../../token-service/embedded-rooms/room-limits.ts";
import type { Knocking } from "./generator-words.ts";
import type { Generator } from "./start-generator.ts";

/** A limit of the service, how it is reached, and who comes then. */
export interface LimitCase {
  name: string;
  /** Limits of the rooms that are lowered. */
  lowered?: { sockets: number };
  /** How many sockets the service holds at it, roughly. */
  holds: number;
  /** Reaches the limit, but for what those who knock add. */
  reach(generator: Generator): Promise<unknown>;
  /** Which room they ask for, and where they come from. */
  knocking?: Pick<Knocking, "room" | "from">;
}

const { rooms, participantsPerRoom, newcomers, newcomersPerNetwork, sockets } = defaultRoomLimits;
const fewSockets = 100;
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
    name: `${sockets.toLocaleString("en")} sockets in all, lowered to ${fewSockets}`,
    lowered: { sockets: fewSockets },
    holds: fewSockets,
    reach: inFewRooms,
  },
];

/** Every limit that can be reached on this system. */
export const limitCases: readonly LimitCase[] = all.filter(
  ({ onlyLinux = false }) => !onlyLinux || process.platform === "linux",
);
