import { setTimeout as delay } from "node:timers/promises";
import { clockDifference, tolerableMs } from "./clock.ts";
import type { Contestant } from "./contestants/contestant.ts";

/** What one contestant showed. */
export interface Played {
  /** From each press to each arrival, in milliseconds, in the order of the pings. */
  ms: number[];
  /** By how much the receiver's clock was ahead of the sender's, in milliseconds. */
  clockMs: number;
}

/** Between a ping's being ready and its press, in milliseconds: all that came before is over by then. */
export const restMs = 300;

const pingOnce = async (
  contestant: Contestant,
  text: string,
  ready: () => Promise<void> | undefined,
): Promise<number> => {
  await contestant.prepare(text);
  await ready();
  await delay(restMs);
  const arrival = contestant.arrival(text);
  const [pressedAt, arrivedAt] = await Promise.all([contestant.press(), arrival]).catch((error: Error) => {
    throw new Error(`${contestant.name}: ${error.message}`);
  });
  return arrivedAt - pressedAt;
};

/**
 * Pings by turns, one ping of each contestant after the other, so that all of them see the machine at its best and at its
 * worst; the next one is sent once the one before has arrived.
 *
 * @param label what the texts begin with
 * @param ready what has to be done of each contestant before each press
 */
export const playPings = async (
  contestants: readonly Contestant[],
  {
    pings,
    label,
    ready = () => undefined,
  }: { pings: number; label: string; ready?: (contestant: Contestant) => Promise<void> | undefined },
): Promise<Played[]> => {
  const clocks: number[] = [];
  for (const { receiver, sender } of contestants) clocks.push(await clockDifference(receiver, sender));
  const played = clocks.map((clockMs): Played => ({ ms: [], clockMs }));
  for (let n = 1; n <= pings; n++) {
    for (const [at, contestant] of contestants.entries()) {
      const { ms, clockMs } = played[at] as Played;
      const seen = await pingOnce(contestant, `${label} ${n}`, () => ready(contestant));
      ms.push(Math.abs(clockMs) > tolerableMs ? seen - clockMs : seen);
    }
  }
  return played;
};
