import type { Presence, ShownPresence } from "../shared/presence.ts";

// Each browser beats or echoes every few seconds while somebody else is there; longer silence than this is one.
const silentMs = 45_000;
// Somebody who has not said anything is asked this often; then they are of another make, and left in peace.
const maxAsks = 3;

interface Entry {
  presence: Presence;
  heardAt: number;
}

/** What the others in the room have said of themselves. Times are milliseconds since 1970. */
export interface Attendance {
  /** Notes what somebody said. */
  heard(from: string, presence: Presence): void;
  /** Whether they have said anything that a browser of ours says. */
  speaks(identity: string): boolean;
  /** Forgets those who have left. */
  keep(present: readonly string[]): void;
  /** Those of these who have yet to say something and have not been asked three times. */
  unheard(reached: readonly string[]): string[];
  /** Notes that these were asked. */
  asked(identities: readonly string[]): void;
  /** Those who are not simply here. */
  shown(): { identity: string; presence: ShownPresence }[];
}

/** Makes the list for one stay. */
export const createAttendance = (): Attendance => {
  const entries = new Map<string, Entry>();
  const asks = new Map<string, number>();

  return {
    heard: (from, presence) => {
      entries.set(from, { presence, heardAt: Date.now() });
    },
    speaks: (identity) => entries.has(identity),
    keep: (present) => {
      for (const known of [entries, asks]) {
        for (const identity of known.keys()) if (!present.includes(identity)) known.delete(identity);
      }
    },
    unheard: (reached) =>
      reached.filter((identity) => !entries.has(identity) && (asks.get(identity) ?? 0) < maxAsks),
    asked: (identities) => {
      for (const identity of identities) asks.set(identity, (asks.get(identity) ?? 0) + 1);
    },
    shown: () =>
      [...entries].flatMap(([identity, { presence, heardAt }]) => {
        const shown = Date.now() - heardAt > silentMs ? "silent" : presence;
        return shown === "here" ? [] : [{ identity, presence: shown }];
      }),
  };
};
