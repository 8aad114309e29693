import { setTimeout as delay } from "node:timers/promises";
import { browserProcesses } from "../support/browser-processes.ts";
import { cpuMsOf, privateMbOf } from "../support/process-times.ts";
import { spentBetween, threadTimes } from "../support/thread-times.ts";
import type { IdleBrowser } from "./idle-room.ts";
import { type Inside, lookInside } from "./look-inside.ts";

/** What a while of doing nothing cost. */
export interface IdleCost {
  people: number;
  minutes: number;
  /** Processor time in milliseconds: of the extension's process, the one that sends packets, and all others of the browser. */
  cpuMs: { extension: number; network: number; rest: number };
  /** The same of the extension's process by thread, the most first. */
  threads: [name: string, ms: number][];
  before: Memory & Inside;
  after: Memory & Inside;
  signallingBytes: number;
}

/** Of the extension's process, after a garbage collection. */
export interface Memory {
  privateMb: number;
}

// What attaching a debugger sets off is over by then.
const calmMs = 3_000;

/** Looks at the memory of the extension's process and at its connections. */
export const lookAtMemory = async ({ browser }: IdleBrowser): Promise<Memory & Inside> => {
  const inside = await browser.attach(lookInside);
  await delay(calmMs);
  return { ...inside, privateMb: privateMbOf(browserProcesses(browser.pid).extension) };
};

/** Leaves a browser alone, and tells what that cost. */
export const watchIdle = async (idle: IdleBrowser, ms: number): Promise<IdleCost> => {
  const before = await lookAtMemory(idle);
  const { extension, network, all } = browserProcesses(idle.browser.pid);
  const read = () => ({
    at: performance.now(),
    extension: cpuMsOf(extension),
    network: cpuMsOf(network),
    all: all.reduce((sum, pid) => sum + cpuMsOf(pid), 0),
    threads: threadTimes(extension),
    bytes: idle.signallingBytes(),
  });
  const start = read();
  await delay(ms);
  const end = read();
  const own = end.extension - start.extension;
  const sent = end.network - start.network;
  return {
    people: idle.people,
    minutes: (end.at - start.at) / 60_000,
    cpuMs: { extension: own, network: sent, rest: end.all - start.all - own - sent },
    threads: spentBetween(start.threads, end.threads),
    before,
    after: await lookAtMemory(idle),
    signallingBytes: end.bytes - start.bytes,
  };
};
