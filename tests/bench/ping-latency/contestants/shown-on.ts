import type { WorkerReports } from "../../../support/worker-reports.ts";
import { patienceMs } from "./contestant.ts";

/**
 * Waits until an observed worker's browser has shown the notification with this text.
 *
 * @returns when, by the worker's clock
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
