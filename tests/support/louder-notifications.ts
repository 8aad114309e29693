import type { WorkerReport } from "./worker-reports.ts";

type Notification = Extract<WorkerReport, { kind: "notification" }>;

/**
 * Makes what tells of each notification of a browser, oldest first, whether it is no new one: it was shown in silence, the
 * sound beside it could not be made, and so it comes once more with the system's own.
 */
export const louderNotifications = (): ((notification: Notification) => boolean) => {
  const silent = new Set<string>();
  return ({ id = "", options }) => {
    if (options.silent !== true) return silent.delete(id);
    silent.add(id);
    return false;
  };
};
