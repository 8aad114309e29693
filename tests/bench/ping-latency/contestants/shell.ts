import { mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { removeFolder } from "../../../support/browser-profile.ts";
import { openBrowserTargets } from "../../../support/browser-targets.ts";
import { loadFirstInPage } from "../../../support/load-first.ts";
import { observeWorker } from "../../../support/observe-worker.ts";
import { openWorkerReports } from "../../../support/worker-reports.ts";
import { buildShell, type TransportName } from "../shell/build-shell.ts";
import type { Contestant } from "./contestant.ts";
import { openChannel } from "./open-channel.ts";
import { pressIn, typeAtOnce } from "./press-in.ts";
import { shownOn } from "./shown-on.ts";

const observer = fileURLToPath(new URL("../../../support/observer.js", import.meta.url));

const names: Record<TransportName, string> = {
  direct: "the direct shell over a bare RTCDataChannel",
  "socket-io": "the bare shell over Socket.IO",
  peer: "the bare shell over PeerJS",
  "data-channel": "the bare shell over a bare RTCDataChannel",
};

const retryMs = 500;

/** Opens one installation's popup in a tab. */
const install = async (
  browser: Browser,
  transport: TransportName,
  people: { own: string; other: string; server: string },
  reports: string,
  ends: (() => Promise<void>)[],
): Promise<{ url: string; popup: Page }> => {
  const built = await buildShell(transport, people);
  const observed = await mkdtemp(path.join(os.tmpdir(), "pingroom-shell-"));
  ends.push(async () => {
    await Promise.all([removeFolder(built), removeFolder(observed)]);
  });
  await observeWorker(built, observed, reports);
  if (transport === "direct") await loadFirstInPage(observed, "offscreen.html", observer);
  const url = `chrome-extension://${await browser.installExtension(observed)}/`;
  const popup = await browser.newPage();
  await popup.goto(`${url}popup.html`);
  return { url, popup };
};

/** The offscreen document of an installation. */
const transportOf = async (browser: Browser, url: string): Promise<Page> =>
  (await browser.waitForTarget((target) => target.url() === `${url}offscreen.html`)).asPage();

/**
 * The least of an extension that pings, over one transport, in both browsers.
 *
 * @param server of the transport, where it has one
 * @param ends is given what has to be done in the end
 */
export const openShell = async (
  transport: TransportName,
  [ours, theirs]: readonly [Browser, Browser],
  ends: (() => Promise<void>)[],
  server = "",
): Promise<Contestant> => {
  const reports = await openWorkerReports();
  ends.push(reports.close);
  const bo = await install(theirs, transport, { own: "bo", other: "ana", server }, reports.url, ends);
  const ana = await install(ours, transport, { own: "ana", other: "bo", server }, reports.url, ends);
  if (transport === "data-channel" || transport === "direct")
    await openChannel(await transportOf(ours, ana.url), await transportOf(theirs, bo.url));
  const targets = await openBrowserTargets(theirs);
  const contestant: Contestant = {
    name: names[transport],
    sender: ana.popup,
    receiver: bo.popup,
    prepare: async (text) => {
      await ana.popup.bringToFront();
      await typeAtOnce(ana.popup, "#text", text);
    },
    press: () => pressIn(ana.popup, "#ping"),
    arrival: (text) => shownOn(reports, text),
    sleep: async () => {
      const isWorker = (target: { type: string; url: string }) =>
        target.type === "service_worker" && target.url.startsWith(bo.url);
      for (const { targetId } of await targets.find(isWorker)) await targets.end(targetId);
    },
  };
  await untilConnected(contestant);
  return contestant;
};

/** A transport takes its time to connect, and what it is given before then is lost. */
const untilConnected = async ({ prepare, press, arrival }: Contestant): Promise<void> => {
  const arrived = arrival("Are you there?").then(() => true);
  await prepare("Are you there?");
  do await press();
  while (!(await Promise.race([arrived, delay(retryMs, false)])));
};
