import type { Standing } from "./step.tsx";

/** How far somebody has come, by what is stored and what the browser says. */
export interface Reached {
  isSetUp: boolean;
  isPinned: boolean;
  /** They go on without pinning the icon. */
  pinLater: boolean;
  /** A ping has come or gone. */
  hasPinged: boolean;
}

/** Where somebody stands with each of the three steps: the first that is not done is the current one. */
export const standings = ({ isSetUp, isPinned, pinLater, hasPinged }: Reached): Standing[] => {
  const done = [isSetUp, isPinned || (isSetUp && pinLater), isSetUp && hasPinged];
  const current = done.indexOf(false);
  return done.map((isDone, n) => (isDone ? "done" : n === current ? "current" : "ahead"));
};
