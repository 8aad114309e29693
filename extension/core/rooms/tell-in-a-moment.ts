/**
 * Makes what sends something a moment later, once for all who asked meanwhile; so the answers of a whole room to one
 * question come spread out, and a room that everybody joins at once stays calm.
 *
 * @param delayMs asked anew each time
 * @param signal ends it
 */
export const tellInAMoment = (send: () => void, delayMs: () => number, signal: AbortSignal): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
  return () => {
    if (timer !== undefined || signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      send();
    }, delayMs());
  };
};
