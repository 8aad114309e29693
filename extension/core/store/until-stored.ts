import type { StoredItem } from "../../shared/mended-item.ts";

/** Waits until what is stored fits. @param patienceMs milliseconds @returns whether it does by then */
export const untilStored = async <T>(
  item: StoredItem<T>,
  fits: (value: T) => boolean,
  patienceMs: number,
): Promise<boolean> => {
  const over = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const look = (value: T) => {
        if (fits(value)) resolve(true);
      };
      item.onChanged(look, over.signal);
      item.get().then(look, reject);
      timer = setTimeout(resolve, patienceMs, false);
    });
  } finally {
    clearTimeout(timer);
    over.abort();
  }
};
