import { timesNow } from "../clock/times-now.ts";
import { workingUntil } from "./working-until.ts";

const overtimeMs = 60 * 60_000;

/** Lets the user work for an hour although it is outside their hours. */
export const connectNow = async (): Promise<void> => {
  await workingUntil.set(timesNow().latest + overtimeMs);
};
