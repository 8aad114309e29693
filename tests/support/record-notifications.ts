import type { ExtensionBrowser } from "./launch-extension.ts";
import type { WorkerReport } from "./worker-reports.ts";

/** One notification that the extension asked the browser to show, in the words of `chrome.notifications`. */
export interface RecordedNotification {
  /** Its tag, or the id that the extension chose; undefined when it left the choice to the browser. */
  readonly id: string | undefined;
  readonly title: string;
  readonly message: string;
  readonly options: chrome.notifications.NotificationCreateOptions;
}

export interface NotificationRecord {
  /** Every call since the extension was installed in this browser, oldest first. */
  readonly all: readonly RecordedNotification[];
  /** The oldest call that `next` has not returned yet; waits for it. */
  next(): Promise<RecordedNotification>;
}

const recorded = (report: WorkerReport): RecordedNotification[] =>
  report.kind === "notification"
    ? [
        {
          id: report.id,
          title: report.options.title,
          message: report.options.message,
          options: report.options,
        },
      ]
    : [];

/**
 * Records what the extension asks the browser to notify. It may begin at any time: calls made earlier are there too, and
 * neither what ends in the extension nor its reloads lose any.
 *
 * @param extension a browser started by launchExtension
 */
export const recordNotifications = (extension: ExtensionBrowser): NotificationRecord => {
  const all = extension.reports.all.flatMap(recorded);
  const waiting: (() => void)[] = [];
  let taken = 0;
  extension.reports.onReport((report) => {
    all.push(...recorded(report));
    for (const wake of waiting.splice(0)) wake();
  });
  return {
    all,
    async next() {
      const mine = taken++;
      for (;;) {
        const notification = all[mine];
        if (notification) return notification;
        await new Promise<void>((wake) => waiting.push(wake));
      }
    },
  };
};
