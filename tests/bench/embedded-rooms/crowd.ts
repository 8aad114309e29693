import { setTimeout as delay } from "node:timers/promises";
import { median, percentile } from "../results/percentile.ts";
import type { Filled, GeneratorInput, Knocking, Renewed } from "./generator-words.ts";
import { knockAgain } from "./knock-again.ts";
import { loiter } from "./loiter.ts";
import { renewConnections } from "./renew-connections.ts";
import { createRenewals } from "./renewals.ts";
import { roomToken } from "./room-token.ts";
import { type SimulatedClient, simulatedClient } from "./simulated-client.ts";

// Fewer than the newcomers that the service takes from one network at a time, see `RoomLimits`.
const joinersAtOnce = 32;
const beatMs = 4_800;
const beatTurns = 200;

/** Everyone whom the generator has put into rooms. */
export interface Crowd {
  fill(rooms: number, people: number): Promise<Filled>;
  renew(perSecond: number, seconds: number, knocking?: Knocking): Promise<Renewed>;
  loiter(sockets: number, from: string): Promise<number>;
}

/** Makes a crowd that is in no room yet. */
export const createCrowd = ({ url, signingKey }: GeneratorInput): Crowd => {
  const clients: SimulatedClient[] = [];
  const renewals = createRenewals();
  let opened = 0;
  let guests = 0;

  const join = async (room: string, from?: string): Promise<void> => {
    guests += 1;
    // A name, and a suffix of eight base32 characters, as the service gives them.
    const suffix = guests
      .toString(8)
      .padStart(8, "0")
      .replaceAll(/\d/g, (digit) => "abcdefgh"[Number(digit)] ?? "");
    const token = roomToken(signingKey, `Guest.${suffix}`, room);
    clients.push(await simulatedClient(url, token, renewals, from));
  };
  // As often as the SDK does when it has nothing else to say, and not all at once.
  let turn = 0;
  setInterval(() => {
    turn = (turn + 1) % beatTurns;
    for (let n = turn; n < clients.length; n += beatTurns) if (clients[n]?.isOpen) clients[n]?.beat();
  }, beatMs / beatTurns).unref();

  const settle = async (): Promise<void> => {
    for (let tries = 0; renewals.pending() > 0 && tries < 100; tries++) await delay(100);
    renewals.forgetPending();
    renewals.takeTimes();
  };
  return {
    fill: async (rooms, people) => {
      const times: number[] = [];
      const started = performance.now();
      const before = clients.length;
      const openRooms = async (): Promise<void> => {
        while (opened < rooms) {
          opened += 1;
          const room = `room ${opened}`;
          for (let n = 0; n < people; n++) {
            const dialled = performance.now();
            await join(room);
            times.push(performance.now() - dialled);
          }
        }
      };
      await Promise.all(Array.from({ length: joinersAtOnce }, openRooms));
      const seconds = (performance.now() - started) / 1000;
      await settle();
      return { joins: clients.length - before, seconds, median: median(times), p99: percentile(times, 99) };
    },
    renew: async (perSecond, seconds, knocking = { times: 0, perSecond: 1 }) => {
      const [renewed, knocked] = await Promise.all([
        renewConnections(clients, renewals, { perSecond, seconds }),
        knockAgain(knocking, join),
      ]);
      return { ...renewed, knocked };
    },
    loiter: async (sockets, from) => {
      const tries = Array.from({ length: sockets }, () => loiter(url, from));
      return (await Promise.all(tries)).filter(Boolean).length;
    },
  };
};
