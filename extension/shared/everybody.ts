import type { KnownTeammate } from "./known-teammates.ts";
import type { ReceivedPing, SentPing } from "./ping.ts";

/**
 * Identities of everybody whom this browser has to do with: those in the rooms, those who were, those who pinged and
 * who were pinged: names that look like theirs are told apart long after they have gone.
 */
export const everybody = (
  connections: Readonly<Record<string, { state: string; participants?: string[] }>>,
  known: readonly KnownTeammate[],
  inbox: readonly ReceivedPing[],
  outbox: readonly SentPing[],
): string[] => [
  ...Object.values(connections).flatMap(({ participants = [] }) => participants),
  ...known.map(({ identity }) => identity),
  ...inbox.map(({ from }) => from),
  ...outbox.flatMap(({ recipients }) => recipients.map(({ identity }) => identity)),
];
