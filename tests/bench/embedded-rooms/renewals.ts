/** Knows since when which client waits for an answer to its connection, so that both ends are measured by one clock. */
export interface Renewals {
  /** Somebody begins a connection now, or asks for another one. */
  began(client: object): void;
  /** Its connection is answered now. */
  ended(client: object): void;
  /** Milliseconds between both, of everything that ended since the last call. */
  takeTimes(): number[];
  /** How many wait. */
  pending(): number;
  /** Forgets who waits. */
  forgetPending(): void;
}

/** Begins with nobody who waits. */
export const createRenewals = (): Renewals => {
  const since = new Map<object, number>();
  let times: number[] = [];
  return {
    began: (client) => {
      if (!since.has(client)) since.set(client, performance.now());
    },
    ended: (client) => {
      const at = since.get(client);
      if (at !== undefined) times.push(performance.now() - at);
      since.delete(client);
    },
    takeTimes: () => {
      const taken = times;
      times = [];
      return taken;
    },
    pending: () => since.size,
    forgetPending: () => since.clear(),
  };
};
