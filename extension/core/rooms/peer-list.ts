import {
  type Availability,
  isSameAvailability,
  type ShownParticipant,
  type ShownPresence,
} from "../../shared/connection-schema.ts";
import { printOf } from "../../shared/identity.ts";
import type { Path } from "./room.ts";

// Each browser beats or echoes every few seconds while somebody else is there; longer silence than this is one.
const silentMs = 45_000;
// A browser that is gone has left the room by then, and whoever never spoke would not be healed by joining anew.
const lostMs = 75_000;
// Somebody who has not answered this many questions is of other software, and left in peace.
const maxAsks = 3;
// Nobody can say for longer that they do not want to be disturbed; whoever seems to has another clock than we.
const longestQuietMs = 10 * 86_400_000;
// How long one question may take to be answered before the next one counts.
const askMs = 4_000;

/** Times are by a clock that nobody sets, milliseconds. Whoever sleeps joins anew. */
interface Entry {
  /** When they came into the room, or were last seen with an open data track. */
  openAt: number;
  /** What they said last, and when. */
  said?: Availability & { at: number };
  /** Their public key. */
  key?: string;
  /** They speak another version, and which. */
  version?: "outdated" | "newer";
  asks: number;
  /** When they were last asked. */
  askedAt: number;
}

/** What the others in the room have said of themselves. */
export interface PeerList {
  /** Takes in who is in the room; the others are forgotten. */
  keep(paths: readonly Path[]): void;
  /**
   * Notes what somebody said; false when it is nothing new.
   *
   * @param said undefined where they only showed that they are there
   * @param key given by some messages and not by others
   */
  heard(from: string, said: Availability | undefined, key?: string): boolean;
  /** Notes that all of them are there who have said something, but those who give no sign of life any more. */
  attested(silent: ReadonlySet<string>): void;
  /** Notes that somebody speaks another version; what they say after it in ours counts again. */
  heardOtherVersion(from: string, version: "older" | "newer"): void;
  /** Somebody's key: undefined while it may still come, null for a page of other software, which has none. */
  keyOf(identity: string): string | null | undefined;
  /** Whether they have said anything that a browser of ours says. */
  speaks(identity: string): boolean;
  /** Those who could be heard, have yet to tell their key and have not been asked three times. */
  unheard(paths: readonly Path[]): string[];
  /** Notes that these were asked. */
  asked(identities: readonly string[]): void;
  /** Whether somebody in the room spoke in this stay and has long been silent: the way between us is broken. */
  hasLost(paths: readonly Path[]): boolean;
  /** Those who are not simply here: away, not to be disturbed, or silent. */
  shown(paths: readonly Path[]): ShownParticipant[];
}

/**
 * Makes the list for one stay.
 *
 * @param openToGuests whether pings to everyone go to pages of other software in the clear
 */
export const createPeerList = (openToGuests = false): PeerList => {
  const entries = new Map<string, Entry>();
  const entryOf = (identity: string): Entry => {
    const entry = entries.get(identity) ?? {
      openAt: performance.now(),
      asks: 0,
      askedAt: Number.NEGATIVE_INFINITY,
    };
    entries.set(identity, entry);
    return entry;
  };

  const keyOf = (identity: string) => {
    if (printOf(identity) === null) return null;
    const { key, asks } = entryOf(identity);
    return key ?? (asks < maxAsks ? undefined : null);
  };

  // A page of other software says nothing and yet is here: its data track is open.
  const shownAs = ({ identity, state }: Path): ShownPresence => {
    const entry = entryOf(identity);
    const { said, version } = entry;
    if (version) return version;
    if (state !== "missing") entry.openAt = performance.now();
    const isPage = printOf(identity) === null;
    // What a page says or does not say changes nothing about what it hears.
    const heardAt = (isPage ? undefined : said?.at) ?? entry.openAt;
    if (performance.now() - heardAt > silentMs) return "silent";
    if (isPage) return openToGuests ? "plain" : "mute";
    // Whoever was asked for their key in vain may be asleep.
    return keyOf(identity) === null ? "silent" : (said?.presence ?? "here");
  };

  const limitsOf = ({ identity }: Path, shown: ShownPresence) => {
    const { until, urgent } = entryOf(identity).said ?? {};
    if (shown !== "do-not-disturb") return {};
    const leftMs = until === undefined ? 0 : until - Date.now();
    return {
      ...(leftMs > 0 && leftMs < longestQuietMs && { until }),
      ...(urgent === false && { urgentPasses: false }),
    };
  };

  return {
    keep: (paths) => {
      const present = new Set(paths.map(({ identity }) => identity));
      for (const identity of entries.keys()) if (!present.has(identity)) entries.delete(identity);
      for (const identity of present) entryOf(identity);
    },
    heard: (from, told, key) => {
      const entry = entryOf(from);
      const at = performance.now();
      const said = told ?? entry.said ?? { presence: "here" };
      const isKnown =
        entry.said !== undefined && isSameAvailability(entry.said, said) && at - entry.said.at <= silentMs;
      const isKeyKnown = key === undefined || key === entry.key;
      entry.said = { ...said, at };
      const isOurs = entry.version === undefined;
      delete entry.version;
      if (key !== undefined) entry.key = key;
      return !isKnown || !isKeyKnown || !isOurs;
    },
    attested: (silent) => {
      const now = performance.now();
      for (const [identity, { said }] of entries) {
        if (said) said.at = silent.has(identity) ? now - silentMs - 1 : now;
      }
    },
    heardOtherVersion: (from, version) => {
      if (printOf(from) === null) return; // Other software has no version of ours, whatever it says.
      entryOf(from).version = version === "older" ? "outdated" : "newer";
    },
    keyOf,
    speaks: (identity) => entries.get(identity)?.said !== undefined,
    unheard: (paths) =>
      paths
        .filter(({ identity, state }) => {
          return state === "open" && keyOf(identity) === undefined;
        })
        .map(({ identity }) => identity),
    asked: (identities) => {
      const now = performance.now();
      for (const identity of identities) {
        const entry = entryOf(identity);
        if (now - entry.askedAt < askMs) continue; // They may be just answering.
        entry.asks += 1;
        entry.askedAt = now;
      }
    },
    hasLost: (paths) =>
      paths.some(({ identity }) => {
        const { said } = entryOf(identity);
        return said !== undefined && performance.now() - said.at > lostMs;
      }),
    shown: (paths) =>
      paths.flatMap((path) => {
        const presence = shownAs(path);
        return presence === "here"
          ? []
          : [{ identity: path.identity, presence, ...limitsOf(path, presence) }];
      }),
  };
};
