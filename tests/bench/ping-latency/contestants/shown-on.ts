import type { WorkerReports } from "../../../support/worker-reports.ts";
import { patienceMs } from "./contestant.ts";

/**
 * Waits until the browser has shown the notification with this text, which an observed worker or document asked for.
 *
 * @returns when, by the clock of whichever asked
 * @throws Error when that has not come within 10 s
 */
export const shownOn = (reports: WorkerReports, text: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const stop = reports.onReport((report) => {
      if (report.kind !== "shown" || report.message !== text) return;
      clearTimeout(timer);
      stop();
      resolve(report.shownAt);
    });
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`“${text}” was not shown.`));
    }, patienceMs);
  });
