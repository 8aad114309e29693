import type { Path } from "./room.ts";

/** How old a proof gets before a new one is asked for, in milliseconds. */
export const beatMs = 10_000;

/** How long one participant has for an echo before another is asked, in milliseconds. */
export const echoMs = 2_500;

/** How old a proof gets before the connection counts as lost, in milliseconds. */
export const lostMs = 20_000;

/** Who may prove the connection: a participant, or the relay between all of them. */
export interface Witness extends Path {
  /** Whether they have said in this stay that they understand beats. A page of other software never does. */
  speaks: boolean;
}

/** What is known at one moment. All times are milliseconds since 1970 by one clock. */
export interface Evidence {
  now: number;
  provenAt: number;
  /** No verdict before this: after a stall the echoes may still be waiting to be read. */
  patientUntil: number;
  /** Whether a proof is wanted at once, however young the last one is. */
  urgent: boolean;
  /** What the room's own client says of its connection. */
  isUp: boolean;
  /** With the time at which each was last asked for an echo; 0 means never. */
  witnesses: readonly (Witness & { askedAt: number })[];
}

/** What follows: the connection is proven, or lost, or somebody has to be asked, or nothing. */
export type NextBeat = { kind: "proven" } | { kind: "lost" } | { kind: "ask"; to: string } | { kind: "wait" };

/**
 * Whether the room's client may be believed. It may where nobody could answer a beat: alone, or among pages that do not
 * know beats but whose data tracks are open. Somebody whose track does not get here speaks against it.
 */
const isUpCounts = (others: readonly Witness[]): boolean =>
  !others.some(({ speaks }) => speaks) &&
  (others.some(({ state }) => state === "open") || !others.some(({ state }) => state === "missing"));

/** Decides the heartbeat's next step. One at a time is asked, the one first whose turn is longest ago. */
export const nextBeat = ({ now, provenAt, patientUntil, urgent, isUp, witnesses }: Evidence): NextBeat => {
  if (isUp && isUpCounts(witnesses)) return { kind: "proven" };
  const age = now - provenAt;
  if (age >= lostMs && now >= patientUntil) return { kind: "lost" };
  const able = witnesses.filter(({ speaks }) => speaks).toSorted((a, b) => a.askedAt - b.askedAt);
  const [next] = able;
  const lastAsked = Math.max(0, ...able.map(({ askedAt }) => askedAt));
  if (!next || (age < beatMs && !urgent) || now - lastAsked < echoMs) return { kind: "wait" };
  return { kind: "ask", to: next.identity };
};
