const connecting = { state: "connecting" } as const;

/** The connection with one room. One of which nothing is known is just being made. */
export const connectionIn = <Each extends { state: string }>(
  all: Readonly<Record<string, Each>>,
  room: string,
): Each | typeof connecting => (Object.hasOwn(all, room) ? (all[room] as Each) : connecting);

/** Identities of the others in the room, or none. */
export const participantsOf = (current: { state: string; participants?: string[] }): string[] =>
  current.participants ?? [];
