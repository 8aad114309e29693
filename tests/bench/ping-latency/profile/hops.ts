/** Something that one context of the extension noted. */
export interface Mark {
  /** Milliseconds since 1970. */
  at: number;
  /** `popup.html` or `offscreen.html`. */
  where: string;
  /** See observed-hops.js. */
  what: string;
}

/** A moment on a ping's way that a mark tells. */
interface Moment {
  side: "sender" | "receiver";
  where: string;
  /** What the mark begins with. */
  what: string;
}

/** One step of a ping's way: it ends with its moment. */
interface Hop extends Moment {
  name: string;
}

const at = (side: Moment["side"], where: string, what: string): Moment => ({
  side,
  where: `${where}.html`,
  what,
});

const hop = (side: Hop["side"], where: string, what: string, name: string): Hop => ({
  name,
  ...at(side, where, what),
});

/** The way of a private ping, in order; the press is where it begins. */
export const way: readonly Hop[] = [
  hop("sender", "popup", "press", "the press"),
  hop("sender", "popup", "say request ping", "popup: until it asks the core"),
  hop("sender", "offscreen", "heard request ping", "message to the core"),
  hop("sender", "offscreen", "store outbox", "core: checks, and begins to store the ping"),
  hop("sender", "offscreen", "send sealed", "core: stores, signs and seals it, and hands it to the channel"),
  hop("receiver", "offscreen", "hear sealed", "data channel"),
  hop("receiver", "offscreen", "decrypt AES-GCM done", "Bo's core: opens it"),
  hop("receiver", "offscreen", "verify ECDSA done", "Bo's core: finds out whether Ana proves it"),
  hop("receiver", "offscreen", "show", "Bo's core: decides, and asks for the notification"),
  hop("receiver", "offscreen", "show done", "the browser shows it"),
];

/** Something that takes its time within the way, or beside it. */
interface Part {
  name: string;
  from: Moment;
  to: Moment;
}

/** What the hops hold. */
export const parts: readonly Part[] = [
  {
    name: "storing the ping in the outbox",
    from: at("sender", "offscreen", "store outbox"),
    to: at("sender", "offscreen", "store outbox done"),
  },
  {
    name: "signing it",
    from: at("sender", "offscreen", "sign ECDSA"),
    to: at("sender", "offscreen", "sign ECDSA done"),
  },
  {
    name: "sealing it, since it is signed",
    from: at("sender", "offscreen", "sign ECDSA done"),
    to: at("sender", "offscreen", "encrypt AES-GCM done"),
  },
  {
    name: "storing it in Bo's inbox, while it is shown",
    from: at("receiver", "offscreen", "store inbox"),
    to: at("receiver", "offscreen", "store inbox done"),
  },
];

const isEnd = (what: string): boolean => what.endsWith(" done");

/** Whether a mark tells a moment. The name of a store may go on with those that are written together with it. */
const tells = (mark: Mark, { where, what }: Moment): boolean =>
  mark.where === where &&
  mark.what.startsWith(what.replace(/ done$/, "")) &&
  isEnd(mark.what) === isEnd(what);

type Sides = Record<Moment["side"], readonly Mark[]>;

/** When a moment was; null when it cannot be found. @param from milliseconds since 1970, before which nothing counts */
const timeOf = (marks: Sides, moment: Moment, from: number): number | null =>
  // Clocks are read one after the other, so what follows at once may seem to come a hair earlier.
  marks[moment.side].find((mark) => tells(mark, moment) && mark.at >= from - 1)?.at ?? null;

/**
 * How long each hop of one ping took.
 *
 * @param marks what was noted since the press before, oldest first; the receiver's by the sender's clock
 * @returns milliseconds for each hop of the way but the first; null from the first one on that cannot be found
 */
export const hopsOf = (marks: Sides): (number | null)[] => {
  let last: number | null = Number.NEGATIVE_INFINITY;
  const times = way.map((each): number | null => {
    if (last !== null) last = timeOf(marks, each, last);
    return last;
  });
  return times.slice(1).map((time, n) => {
    const before = times[n];
    return time === null || before === null || before === undefined ? null : time - before;
  });
};

/** How long each part of one ping's way took; null where it cannot be found. */
export const partsOf = (marks: Sides): (number | null)[] => {
  const [press] = way;
  const pressed = press ? timeOf(marks, press, Number.NEGATIVE_INFINITY) : null;
  return parts.map(({ from, to }) => {
    const begun = pressed === null ? null : timeOf(marks, from, pressed);
    const over = begun === null ? null : timeOf(marks, to, begun);
    return begun === null || over === null ? null : over - begun;
  });
};
