import type { Target } from "puppeteer-core";

/** JavaScript heap of a page or document in MB, after a garbage collection. */
export const heapMbOf = async (target: Target): Promise<number> => {
  const session = await target.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1024 ** 2;
};
