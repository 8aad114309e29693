const key = "workerStarts";

/** How often the service worker was started since the browser or the extension was. */
export interface WorkerStarts {
  count: number;
  /** Of the latest, milliseconds since 1970. */
  lastAt: number;
}

/**
 * Reads it where the worker keeps it: the session's storage lasts as long as the browser, which neither the worker nor the core
 * does.
 */
export const workerStarts = async (): Promise<WorkerStarts> => {
  const { [key]: stored } = await chrome.storage.session.get(key);
  return (stored as WorkerStarts | undefined) ?? { count: 0, lastAt: 0 };
};

/** Counts one more; the worker alone does that, once as it starts. */
export const countWorkerStart = async (): Promise<WorkerStarts> => {
  const { count } = await workerStarts();
  const now: WorkerStarts = { count: count + 1, lastAt: Date.now() };
  await chrome.storage.session.set({ [key]: now });
  return now;
};
