const tickMs = 5_000;
// A gap this much longer than a tick means that the machine slept.
const sleepMs = 20_000;
// Clocks are put right by less than this all the time.
const driftMs = 2_000;

/**
 * Calls back when the machine wakes up, its network comes back or its clock was set back, and says which. The room's own
 * checks would find out about the former too, but only after their time limits have passed.
 *
 * @returns looks at the clock at once, for whoever has heard of a reason
 */
export const watchForWake = (onWake: (why: "woke" | "online" | "set-back") => void): (() => void) => {
  const clocks = () => ({ wall: Date.now(), steady: performance.now() });
  let last = clocks();
  const look = () => {
    const now = clocks();
    const passedMs = now.wall - last.wall;
    const isSetBack = passedMs < now.steady - last.steady - driftMs;
    last = now;
    if (isSetBack) onWake("set-back");
    else if (passedMs > sleepMs) onWake("woke");
  };
  setInterval(look, tickMs);
  addEventListener("online", () => onWake("online"));
  return look;
};
