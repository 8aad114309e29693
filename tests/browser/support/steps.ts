import { once } from "node:events";
import { cp, mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { removeFolder } from "../../support/browser-profile.ts";
import { loadFirstInPage } from "../../support/load-first.ts";

const built = fileURLToPath(new URL("../../../dist", import.meta.url));
const reporter = fileURLToPath(new URL("./report-steps.js", import.meta.url));

/** A step of a ping through somebody's core, as report-steps.js tells it. */
export interface Step {
  /** What the core does or has done, such as “writes inbox” or “has shown”. */
  readonly step: string;
  /** The id of the ping that it is about, where that can be told. */
  readonly ping: string;
}

/** All steps of somebody's core, through all lives of their browser. */
export interface Steps {
  /** The extension whose core tells its steps; otherwise it is the one that was built. */
  readonly dist: string;
  /** All steps so far, oldest first. */
  readonly all: readonly Step[];
  /** Waits for the next step that is called so, or the one that is so many times on, and leaves the core standing there. */
  stopAt(step: string, nth?: number): Promise<void>;
  /** The same, and only that step never comes to its end: what waits for it waits for ever, and everything else goes on. */
  hangAt(step: string): Promise<void>;
  /** Waits for the next step that is called so, and lets it pass. */
  pass(step: string): Promise<void>;
  close(): Promise<void>;
}

type How = "stop" | "hang" | "pass";

/** Makes an extension that tells its steps. */
export const openSteps = async (): Promise<Steps> => {
  const all: Step[] = [];
  let awaited: { step: string; left: number; how: How; reached(): void }[] = [];
  const server = createServer(async (request, response) => {
    const told: Step = JSON.parse(await text(request));
    all.push(told);
    const reached = awaited.filter((each) => each.step === told.step && --each.left === 0);
    awaited = awaited.filter((each) => !reached.includes(each));
    for (const each of reached) each.reached();
    const hows = reached.map(({ how }) => how);
    if (hows.includes("stop")) return; // Nobody answers any more, and so the core stands still.
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" });
    response.end(hows.includes("hang") ? "hang" : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const dist = await mkdtemp(path.join(os.tmpdir(), "pingroom-steps-"));
  await cp(built, dist, { recursive: true });
  await loadFirstInPage(dist, "extension/offscreen/offscreen.html", reporter);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await writeFile(path.join(dist, "steps-address.txt"), address);

  const until = (step: string, how: How, nth = 1): Promise<void> =>
    new Promise((reached) => {
      awaited.push({ step, left: nth, how, reached });
    });
  return {
    dist,
    all,
    stopAt: (step, nth) => until(step, "stop", nth),
    hangAt: (step) => until(step, "hang"),
    pass: (step) => until(step, "pass"),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await removeFolder(dist);
    },
  };
};
