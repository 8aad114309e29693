import { setTimeout as delay } from "node:timers/promises";
import type { TokenServiceProcess } from "../../support/token-service-process.ts";
import type { Crowd } from "../support/crowd/open-crowd.ts";
import type { QuietBrowser } from "../support/start-quiet-browser.ts";
import { readStart } from "./read-start.ts";

/** How the service ends: as by a power cut, or asked to. */
export type Ending = "killed" | "stopped";

/** What a restart of the service was like; milliseconds since it answered again. */
export interface Rejoin {
  /** Until the popup said `Connected`. */
  connectedMs: number;
  /** Until everybody else was connected as well. */
  allMs: number;
  /** How long it had answered nobody. */
  downMs: number;
}

const lookMs = 10;
const patienceMs = 30_000;

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

const until = async (isSo: () => Promise<boolean>, pauseMs: number, what: string): Promise<number> => {
  const patience = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > patience) throw new Error(what);
    await delay(pauseMs);
  }
  return Date.now();
};

/** Ends the service and starts it again at once, with the same data and on the same port. */
export const restartService = async (
  service: TokenServiceProcess,
  ending: Ending,
  crowd: Crowd,
  browser: QuietBrowser,
): Promise<Rejoin> => {
  await crowd.forget();
  if (ending === "killed") await service.kill();
  const restarting = service.restart();
  const isDown = async () => !(await answers(service.url));
  const downAt = await until(isDown, lookMs, "The service did not end.");
  const upAt = await until(() => answers(service.url), lookMs, "The service did not come back.");
  await restarting;
  const crowdBackAt = (await crowd.until("reconnected")).map(
    ({ reconnectedAt }) => reconnectedAt ?? Number.NaN,
  );
  let connectedAt = Number.NaN;
  const isConnected = async () => {
    const start = await browser.attach(readStart).catch(() => undefined);
    connectedAt = start?.connectedAt ?? Number.NaN;
    return connectedAt > downAt && start?.others === crowdBackAt.length;
  };
  await until(isConnected, 500, "Not everybody was connected again.");
  return {
    connectedMs: connectedAt - upAt,
    allMs: Math.max(connectedAt, ...crowdBackAt) - upAt,
    downMs: upAt - downAt,
  };
};
