/** What a change is applied to, and whether it has to be written even when no change alters it. */
interface Read<T> {
  value: T;
  mustWrite: boolean;
}

interface Waiting<T> {
  change(current: T): T;
  resolve(changed: T): void;
  reject(reason: unknown): void;
}

/**
 * Applies changes to a stored value: one lock, one read and one write for all that wait together, in the order in which
 * they were asked for. A change waits for the write before it counts as done, also when it alters nothing: it may rest on
 * an earlier one of its group. One that throws fails alone.
 *
 * @param lock the lock that keeps out the other contexts
 * @returns a function that applies a change and resolves with what it returned, once that is written
 */
export const groupedUpdates = <T>(
  lock: string,
  read: () => Promise<Read<T>>,
  write: (value: T) => Promise<void>,
): ((change: (current: T) => T) => Promise<T>) => {
  let waiting: Waiting<T>[] = [];

  const takeWaiting = (): Waiting<T>[] => {
    const taken = waiting;
    waiting = [];
    return taken;
  };

  const applyWaiting = async (): Promise<void> => {
    const { value, mustWrite } = await read();
    const group = takeWaiting(); // After the read, so that those who came meanwhile go along.
    const settle: (() => void)[] = [];
    let current = value;
    for (const { change, resolve, reject } of group) {
      try {
        const changed = change(current);
        current = changed;
        settle.push(() => resolve(changed));
      } catch (error) {
        reject(error);
      }
    }
    try {
      if (mustWrite || current !== value) await write(current);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    for (const each of settle) each(); // Whoever was rejected stays so.
  };

  return (change) =>
    new Promise((resolve, reject) => {
      waiting.push({ change, resolve, reject });
      if (waiting.length > 1) return; // The first of them has asked for the lock.
      navigator.locks.request(lock, applyWaiting).catch((error: unknown) => {
        for (const each of takeWaiting()) each.reject(error);
      });
    });
};
