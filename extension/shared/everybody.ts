import type { KnownTeammate } from "./known-teammates.ts";
import type { ReceivedPing } from "./ping.ts";

/** Identities of everybody whom this browser has to do with: those in the rooms, those who were, and those who pinged. */
export const everybody = (
  connections: Readonly<Record<string, { state: string; participants?: string[] }>>,
  known: readonly KnownTeammate[],
  inbox: readonly ReceivedPing[],
): string[] => [
  ...Object.values(connections).flatMap(({ participants = [] }) => participants),
  ...known.map(({ identity }) => identity),
  ...inbox.map(({ from }) => from),
];
