/** Something that one context of the extension noted. */
export interface Mark {
  /** Milliseconds since 1970. */
  at: number;
  /** `popup.html`, `worker` or `offscreen.html`. */
  where: string;
  /** See observed-hops.js. */
  what: string;
}

/** One step of a ping's way: it ends with a mark. */
interface Hop {
  name: string;
  side: "sender" | "receiver";
  where: string;
  /** What the mark begins with. */
  what: string;
}

const hop = (side: Hop["side"], where: string, what: string, name: string): Hop => ({
  name,
  side,
  where: where === "worker" ? where : `${where}.html`,
  what,
});

/** The way of a private ping, in order; the press is where it begins. */
export const way: readonly Hop[] = [
  hop("sender", "popup", "press", "the press"),
  hop("sender", "popup", "tell ping", "popup: until it asks the background"),
  hop("sender", "worker", "told ping", "message to the worker"),
  hop("sender", "worker", "read outbox", "worker: reads what it sends by"),
  hop("sender", "worker", "write outbox", "worker: reads the outbox"),
  hop("sender", "worker", "write outbox done", "worker: stores the ping in the outbox"),
  hop("sender", "worker", "tell deliverNext", "worker: until it tells the offscreen document"),
  hop("sender", "offscreen", "told deliverNext", "message to the offscreen document"),
  hop("sender", "offscreen", "send sealed", "offscreen document: seals the ping"),
  hop("receiver", "offscreen", "hear sealed", "data channel"),
  hop("receiver", "offscreen", "tell pingReceived", "Bo's offscreen document: opens the ping"),
  hop("receiver", "worker", "told pingReceived", "message to Bo's worker"),
  hop("receiver", "worker", "show", "Bo's worker: reads what decides, and asks for the notification"),
  hop("receiver", "worker", "show done", "the browser shows it"),
];

/**
 * How long each hop of one ping took.
 *
 * @param sender what was noted there since the press before, oldest first
 * @param receiver the same there, by the sender's clock
 * @returns milliseconds for each hop of the way but the first; null from the first one on that cannot be found
 */
export const hopsOf = (sender: readonly Mark[], receiver: readonly Mark[]): (number | null)[] => {
  const marks = { sender, receiver };
  let at: number | null = Number.NEGATIVE_INFINITY;
  const times = way.map(({ side, where, what }): number | null => {
    const from: number | null = at;
    if (from === null) return null;
    const isIt = (mark: Mark) =>
      mark.where === where &&
      (mark.what === what || mark.what.startsWith(`${what} `)) &&
      mark.what.endsWith(" done") === what.endsWith(" done");
    // Clocks are read one after the other, so what follows at once may seem to come a hair earlier.
    at = marks[side].find((mark) => isIt(mark) && mark.at >= from - 1)?.at ?? null;
    return at;
  });
  return times.slice(1).map((time, n) => {
    const before = times[n];
    return time === null || before === null || before === undefined ? null : time - before;
  });
};
