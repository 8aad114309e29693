/**
 * Knows of all peer connections of all clients in this process when what was said of them last, so that both ends of a relay
 * are measured by one clock.
 */
export interface Negotiations {
  /** Somebody says this now. */
  said(id: string, type: string, revision: number): void;
  /** The other one hears it now. */
  heard(id: string, type: string, revision: number): void;
  /** The revision of the next offer. */
  next(id: string): number;
  /** Milliseconds between saying and hearing, of everything heard since the last call. */
  takeTimes(): number[];
  /** What was said and not heard yet. */
  pending(): number;
  /** Forgets what was said and not heard. */
  forgetPending(): void;
}

/** Begins with nothing said. */
export const createNegotiations = (): Negotiations => {
  const revisions = new Map<string, number>();
  const saidAt = new Map<string, number>();
  let times: number[] = [];
  return {
    said: (id, type, revision) => {
      revisions.set(id, revision);
      saidAt.set(`${id} ${type} ${revision}`, performance.now());
    },
    heard: (id, type, revision) => {
      const key = `${id} ${type} ${revision}`;
      const at = saidAt.get(key);
      if (at !== undefined) times.push(performance.now() - at);
      saidAt.delete(key);
      revisions.set(id, revision);
    },
    next: (id) => (revisions.get(id) ?? 0) + 1,
    takeTimes: () => {
      const taken = times;
      times = [];
      return taken;
    },
    pending: () => saidAt.size,
    forgetPending: () => saidAt.clear(),
  };
};
