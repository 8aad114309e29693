import { setTimeout as delay } from "node:timers/promises";
import type { Knocked, Knocking } from "./generator-words.ts";
import { JoinRefused } from "./join-refused.ts";

/**
 * Tries to join again and again, whatever becomes of the tries before.
 *
 * @param join joins a room from an address of this machine
 */
export const knockAgain = async (
  { room, times, perSecond, from }: Knocking,
  join: (room: string, from?: string) => Promise<void>,
): Promise<Knocked> => {
  const codes: number[] = [];
  const knock = async (_: unknown, n: number): Promise<void> => {
    await delay((n * 1000) / perSecond);
    try {
      await join(room ?? `knocked ${n + 1}`, from);
    } catch (error) {
      if (!(error instanceof JoinRefused)) throw error;
      codes.push(error.code);
    }
  };
  await Promise.all(Array.from({ length: times }, knock));
  return { entered: times - codes.length, codes };
};
