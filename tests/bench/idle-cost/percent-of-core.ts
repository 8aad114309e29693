import type { IdleCost } from "./watch-idle.ts";

/** Processor time within a measured while, in % of one core. @param ms of it */
export const percentOfCore = (ms: number, { minutes }: Pick<IdleCost, "minutes">): number =>
  ms / (minutes * 600);
