const tickMs = 5_000;
// A gap this much longer than a tick means that the machine slept.
const sleepMs = 20_000;

/**
 * Calls back when the machine wakes up or its network comes back, and says which. The room's own checks would find out too, but only
 * after their time limits have passed.
 *
 * @returns looks at the clock at once, for whoever has heard of a reason
 */
export const watchForWake = (onWake: (why: "woke" | "online") => void): (() => void) => {
  let last = Date.now();
  const look = () => {
    const now = Date.now();
    if (now - last > sleepMs) onWake("woke");
    last = now;
  };
  setInterval(look, tickMs);
  addEventListener("online", () => onWake("online"));
  return look;
};
