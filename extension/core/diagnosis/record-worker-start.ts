import { workerStarts } from "../store/values.ts";

import { recordChange } from "../timeline/timeline.ts";

/**
 * Remembers that this worker has started. The browser stops and starts it all day long, so they are counted; only the
 * first since the browser or the extension started is something that happened.
 */
export const recordWorkerStart = async (): Promise<void> => {
  const { count } = await workerStarts.update(({ count }) => ({ count: count + 1, lastAt: Date.now() }));
  if (count === 1) await recordChange({ what: "started" });
};
