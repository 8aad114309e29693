import { readdir, readFile } from "node:fs/promises";
import type { Target } from "puppeteer-core";
import type { ExtensionBrowser } from "../support/launch-extension.ts";

/** Memory of one browser in MB; undefined where it cannot be told. */
export interface Memory {
  /** All its processes together; what they share counts for each. */
  rss: number | undefined;
  offscreenHeap: number | undefined;
  workerHeap: number | undefined;
}

const mb = 1024 * 1024;

/** Resident memory of a process group, from Linux’ /proc (proc_pid_stat(5), proc_pid_status(5)). */
const groupRss = async (group: number): Promise<number | undefined> => {
  const ids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  let kilobytes = 0;
  for (const id of ids) {
    const stat = await readFile(`/proc/${id}/stat`, "utf8").catch(() => ""); // It may have ended meanwhile.
    const afterName = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(afterName[2]) !== group) continue;
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  }
  return kilobytes === 0 ? undefined : (kilobytes * 1024) / mb;
};

/** What is left on a target's JavaScript heap after a garbage collection. */
const heapOf = async (target: Target | undefined): Promise<number | undefined> => {
  if (!target) return undefined;
  const session = await target.createCDPSession();
  try {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize / mb;
  } finally {
    await session.detach(); // A debugger would keep the worker awake for ever.
  }
};

/** Measures a browser; its worker only if it is awake. */
export const memoryOf = async ({ id, browser }: ExtensionBrowser): Promise<Memory> => {
  const find = (type: string, path: string) =>
    browser
      .targets()
      .find(
        (target) => target.type() === type && target.url().startsWith(`chrome-extension://${id}/${path}`),
      );
  return {
    rss: await groupRss(browser.process()?.pid ?? Number.NaN),
    offscreenHeap: await heapOf(find("background_page", "extension/offscreen/")).catch(() => undefined),
    workerHeap: await heapOf(find("service_worker", "")).catch(() => undefined),
  };
};
