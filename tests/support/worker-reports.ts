import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What the observed service worker, or the observed offscreen document, tells the test. */
export type WorkerReport =
  | {
      readonly kind: "notification";
      readonly id?: string;
      readonly options: chrome.notifications.NotificationCreateOptions;
    }
  | {
      /** The browser has shown a notification that was reported before. */
      readonly kind: "shown";
      readonly message: string;
      /** When it was asked for and when that was done: milliseconds since 1970 by its own fine clock. */
      readonly askedAt: number;
      readonly shownAt: number;
    }
  | {
      readonly kind: "menu";
      /** A line that the context menu gets; null where it loses all that it has. */
      readonly line: chrome.contextMenus.CreateProperties | null;
    }
  | {
      readonly kind: "error";
      readonly where: "service worker" | "offscreen document";
      readonly text: string;
    };

export interface WorkerReports {
  /** Where they post their reports. */
  readonly url: string;
  /** Everything reported so far, oldest first. */
  readonly all: readonly WorkerReport[];
  /** Calls `listener` for each report to come; returns its remover. */
  onReport(listener: (report: WorkerReport) => void): () => void;
  close(): Promise<void>;
}

/** Opens a loopback HTTP server that gathers what the extension in one browser reports. */
export const openWorkerReports = async (): Promise<WorkerReports> => {
  const all: WorkerReport[] = [];
  const listeners = new Set<(report: WorkerReport) => void>();
  const server = createServer(async (request, response) => {
    const report: WorkerReport = JSON.parse(await text(request));
    all.push(report);
    for (const listener of listeners) listener(report);
    response.writeHead(204).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    all,
    onReport(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
