/** Those who are called back with each new value. */
export interface Listeners<T> {
  add(callback: (value: T) => void, signal?: AbortSignal): void;
  tell(value: T): void;
}

/** Makes them; one that throws keeps the others from nothing. */
export const createListeners = <T>(): Listeners<T> => {
  const callbacks = new Set<(value: T) => void>();
  return {
    add: (callback, signal) => {
      if (signal?.aborted) return;
      callbacks.add(callback);
      signal?.addEventListener("abort", () => callbacks.delete(callback), { once: true });
    },
    tell: (value) => {
      for (const callback of callbacks) {
        try {
          callback(value);
        } catch (error) {
          console.error("telling of a new value", error);
        }
      }
    },
  };
};
