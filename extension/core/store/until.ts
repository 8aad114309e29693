import type { Value } from "./value.ts";

/** Waits until a value fits. @param patienceMs milliseconds @returns whether it does by then */
export const until = async <T>(
  value: Value<T>,
  fits: (value: T) => boolean,
  patienceMs: number,
): Promise<boolean> => {
  if (fits(value.get())) return true;
  const over = new AbortController();
  try {
    return await new Promise<boolean>((resolve) => {
      value.onChanged((now) => fits(now) && resolve(true), over.signal);
      setTimeout(resolve, patienceMs, false);
    });
  } finally {
    over.abort();
  }
};
