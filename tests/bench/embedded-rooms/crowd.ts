import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { median, percentile } from "../results/percentile.ts";
import type { Filled, GeneratorInput, Knocked, Relayed } from "./generator-words.ts";
import { createNegotiations } from "./negotiations.ts";
import { roomToken } from "./room-token.ts";
import { JoinRefused, type SimulatedClient, simulatedClient } from "./simulated-client.ts";

// Fewer than the newcomers that the service takes from one network at a time, see `RoomLimits`.
const joinersAtOnce = 32;
const beatMs = 4_800;
const beatTurns = 200;

/** Everyone whom the generator has put into rooms. */
export interface Crowd {
  fill(rooms: number, people: number): Promise<Filled>;
  relay(perSecond: number, seconds: number): Promise<Relayed>;
  knock(room: string, times: number): Promise<Knocked>;
}

/** Makes a crowd that is in no room yet. */
export const createCrowd = ({ url, signingKey }: GeneratorInput): Crowd => {
  const clients: SimulatedClient[] = [];
  const negotiations = createNegotiations();
  let opened = 0;
  let guests = 0;

  const join = async (room: string): Promise<void> => {
    guests += 1;
    // A name, and a suffix of eight base32 characters, as the service gives them.
    const suffix = guests
      .toString(8)
      .padStart(8, "0")
      .replaceAll(/\d/g, (digit) => "abcdefgh"[Number(digit)] ?? "");
    clients.push(await simulatedClient(url, roomToken(signingKey, `Guest.${suffix}`, room), negotiations));
  };
  // As often as the SDK does when it has nothing else to say, and not all at once.
  let turn = 0;
  setInterval(() => {
    turn = (turn + 1) % beatTurns;
    for (let n = turn; n < clients.length; n += beatTurns) if (clients[n]?.isOpen) clients[n]?.beat();
  }, beatMs / beatTurns).unref();

  const settle = async (): Promise<void> => {
    for (let tries = 0; negotiations.pending() > 0 && tries < 100; tries++) await delay(100);
    negotiations.forgetPending();
    negotiations.takeTimes();
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
    relay: async (perSecond, seconds) => {
      const own = monitorEventLoopDelay({ resolution: 5 });
      own.enable();
      const until = performance.now() + seconds * 1000;
      const offerers = clients.filter(({ offered }) => offered.size > 0);
      let due = performance.now();
      for (let n = 0; performance.now() < until; n++) {
        // A stride that is prime goes through all rooms in no order.
        const offerer = offerers[(n * 7_919) % offerers.length];
        const [id] = offerer?.offered ?? [];
        if (id !== undefined) offerer?.offerAgain(id);
        due += 1000 / perSecond;
        await delay(Math.max(0, due - performance.now()));
      }
      own.disable();
      await delay(500);
      const times = negotiations.takeTimes();
      const lost = negotiations.pending();
      negotiations.forgetPending();
      return {
        relays: times.length,
        median: median(times),
        p99: percentile(times, 99),
        lost,
        ownDelay: own.percentile(99) / 1e6,
        dropped: clients.filter(({ isOpen }) => !isOpen).length,
      };
    },
    knock: async (room, times) => {
      const codes: number[] = [];
      for (let n = 0; n < times; n++) {
        await join(room).catch((error: unknown) => {
          if (!(error instanceof JoinRefused)) throw error;
          codes.push(error.code);
        });
      }
      return { entered: times - codes.length, codes };
    },
  };
};
