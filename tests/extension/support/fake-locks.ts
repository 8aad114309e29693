/** What a test sees of the browser's locks, which Node.js has from version 24 on. */
export interface FakeLocks extends Pick<LockManager, "query"> {
  /** Resolves with what `run` returns, once nobody else holds the lock; it is held until then. */
  request(name: string, run: () => unknown): Promise<unknown>;
  /** Lets whoever holds a lock end, as a page does that is closed. */
  end(name: string): void;
}

interface Waiting {
  take(): void;
}

/** Makes locks that nobody holds. */
export const fakeLocks = (): FakeLocks => {
  const queues = new Map<string, Waiting[]>();
  const end = (name: string): void => {
    const [, ...waiting] = queues.get(name) ?? [];
    queues.set(name, waiting);
    waiting[0]?.take();
  };
  return {
    end,
    query: async () => ({
      held: [...queues].flatMap(([name, [holder]]) => (holder ? [{ name, mode: "exclusive" as const }] : [])),
      pending: [],
    }),
    request: (name, run) =>
      new Promise((resolve, reject) => {
        const mine = {
          take: () => {
            Promise.resolve()
              .then(run)
              .then(resolve, reject)
              .finally(() => {
                if (queues.get(name)?.[0] === mine) end(name);
              });
          },
        };
        const queue = [...(queues.get(name) ?? []), mine];
        queues.set(name, queue);
        if (queue.length === 1) mine.take();
      }),
  };
};
