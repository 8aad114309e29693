/**
 * Lets time pass.
 *
 * @param ms milliseconds; nothing is waited for 0
 * @param signal ends the pause; its reason is thrown
 */
export const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  if (ms <= 0) return;
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
};
