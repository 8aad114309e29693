import type { Connection, ShownParticipant } from "./connection-schema.ts";
import { say } from "./words/say.ts";

const connecting = { state: "connecting" } as const;

/** The connection with one room. One of which nothing is known is just being made. */
export const connectionIn = <Each extends { state: string }>(
  all: Readonly<Record<string, Each>>,
  room: string,
): Each | typeof connecting => (Object.hasOwn(all, room) ? (all[room] as Each) : connecting);

/** Identities of the others in the room, or none. */
export const participantsOf = (current: { state: string; participants?: string[] }): string[] =>
  current.participants ?? [];

/** No proof of a connection is taken for one any more when it is as old as this, in milliseconds. */
export const maxProofAgeMs = 30_000;

/** The connection as it may be shown: what was connected and is not proven now is being checked. */
export type ShownConnection =
  | Connection
  | {
      state: "checking";
      identity: string;
      room: string;
      participants: string[];
      presences: ShownParticipant[];
    };

/**
 * Says of a stored connection no more than what is still proven.
 *
 * @param now milliseconds since 1970
 */
export const shownConnection = (stored: Connection, now: number): ShownConnection => {
  if (stored.state !== "connected" || Math.abs(now - stored.provenAt) < maxProofAgeMs) return stored;
  const { provenAt: _, ...last } = stored;
  return { ...last, state: "checking" };
};

/** The connection in a few words. */
export const connectionSentence = (connection: ShownConnection): string => {
  switch (connection.state) {
    case "connecting":
      return say("shared_connecting");
    case "connected":
      return say("shared_connected");
    case "checking":
      return say("shared_checking");
    case "reconnecting":
      return say("shared_reconnecting");
    case "disconnected":
      return say("shared_not_connected");
    case "paused":
      return say("shared_paused");
  }
};
