import type { Connection, Presence, ShownPresence } from "../../shared/connection-schema.ts";
import { isSamePerson } from "../../shared/identity.ts";
import { stopwatch } from "../base/async.ts";

// Where the person is; a device that says nothing may make no sound either.
const rank: Record<ShownPresence, number> = {
  here: 0,
  away: 1,
  "do-not-disturb": 2,
  silent: 3,
  plain: 3,
  mute: 3,
  outdated: 3,
  newer: 3,
};

/**
 * Whether this one of a person's devices makes the sound that all of them together make once: the one that they are
 * at, and one of them if that is not clear.
 *
 * @param presence the person's, at this device
 */
export const soundsHere = (connection: Connection, presence: Presence): boolean => {
  if (connection.state !== "connected") return true;
  const { identity: own, participants, presences } = connection;
  const order = (identity: string, is: ShownPresence) => `${rank[is]} ${identity}`;
  const mine = order(own, presence);
  return participants
    .filter((identity) => isSamePerson(identity, own))
    .map((identity) => ({
      identity,
      is: presences.find((each) => each.identity === identity)?.presence ?? "here",
    }))
    .filter(({ is }) => rank[is] < rank.silent)
    .every(({ identity, is }) => mine < order(identity, is));
};

// What arrives in a row is one stir.
const burstMs = 1_500;
const startMs = 500;

interface Note {
  hertz: number;
  /** When it begins, seconds from the first one. */
  at: number;
}

const notes: Record<"usual" | "urgent", readonly Note[]> = {
  usual: [
    { hertz: 659.26, at: 0 }, // E5
    { hertz: 880, at: 0.11 }, // A5
  ],
  urgent: [
    { hertz: 880, at: 0 },
    { hertz: 1_108.73, at: 0.1 }, // C sharp 6
    { hertz: 880, at: 0.2 },
  ],
};

const noteSeconds = 0.19;
const loudness = 0.12;

/** A soft note: it swells within 12 ms, so that it does not click, and dies away. */
const sound = (context: AudioContext, { hertz, at }: Note): OscillatorNode => {
  const begin = context.currentTime + at;
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(loudness, begin + 0.012);
  volume.gain.exponentialRampToValueAtTime(0.0001, begin + noteSeconds);
  const tone = new OscillatorNode(context, { type: "sine", frequency: hertz });
  tone.connect(volume).connect(context.destination);
  tone.start(begin);
  tone.stop(begin + noteSeconds);
  return tone;
};

const play = async (kind: keyof typeof notes): Promise<boolean> => {
  const context = new AudioContext();
  const close = () => context.close().catch(() => {}); // One that runs costs time on the processor.
  const started = context.resume().then(() => true);
  const tooLate = new Promise<boolean>((resolve) => setTimeout(resolve, startMs, false));
  // Without a gesture of the user some browsers leave it waiting, and then it is not started later either.
  if (!(await Promise.race([started, tooLate]).catch(() => false))) {
    void close();
    return false;
  }
  const last = notes[kind].map((note) => sound(context, note)).at(-1);
  last?.addEventListener("ended", close);
  return true;
};

let sinceLast: (() => number) | undefined;
let couldBeHeard = false;

/** Whether the last sound could be made. */
export const hasChimed = (): boolean => couldBeHeard;

/**
 * Plays two soft notes, or three for what is urgent, without a file.
 *
 * @returns whether it could be heard: also when one is just over, and so counts for this time too
 */
export const chime = async ({ urgent }: { urgent: boolean }): Promise<boolean> => {
  if (sinceLast && sinceLast() < burstMs) return true;
  const before = sinceLast;
  sinceLast = stopwatch();
  couldBeHeard = await play(urgent ? "urgent" : "usual").catch(() => false);
  if (!couldBeHeard) sinceLast = before;
  return couldBeHeard;
};
