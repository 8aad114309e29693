import { timesNow } from "../clock/times-now.ts";
import { stayConnected } from "../connection/stay-connected.ts";
import { workingUntil } from "./working-until.ts";

const overtimeMs = 60 * 60_000;

/** Connects for an hour although it is outside the working hours. */
export const connectNow = async (): Promise<void> => {
  await workingUntil.set(timesNow().latest + overtimeMs);
  await stayConnected();
};
