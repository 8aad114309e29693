import type { Page } from "puppeteer-core";
import { askCore } from "../../../browser/support/core-values.ts";
import { alsoBehind } from "../../../browser/support/person.ts";
import type { TwoPeople } from "../../../browser/support/two-people.ts";
import type { WorkerReports } from "../../../support/worker-reports.ts";
import { keysSince } from "../../support/lay-pings.ts";
import type { Contestant } from "./contestant.ts";
import { pressIn, typeAtOnce } from "./press-in.ts";
import { shownOn } from "./shown-on.ts";

/** Bo is notified of ten pings in a row, then of one in five seconds; four leave room for both. */
const deleteAfter = 4;

/** Pingroom in Ana's browser and in Bo's. */
export interface Installed {
  name: string;
  /** Ana's popup, which is open; Bo's is not, since an open popup marks each ping as seen. */
  popup: Page;
  /** Pages of either extension that run no code of their own. */
  anas: Page;
  bos: Page;
  /** Of Bo's browser. */
  reports: WorkerReports;
  /** Has Bo's worker end. */
  sleep(): Promise<void>;
}

/** Of the pair with which a race begins: nobody has pinged before. */
export const installedFor = async ({ ana, bo }: TwoPeople): Promise<Installed> => {
  const [anas, bos] = await Promise.all([ana.extension.blank(), bo.extension.blank()]);
  await bo.popup.close();
  const { popup } = ana;
  const { reports, stopWorker } = bo.extension;
  return { name: "Pingroom", popup, anas, bos, reports, sleep: stopWorker };
};

const field = "input[name=text]";

const deleteSince = async ({ popup, anas, bos }: Installed, since: number): Promise<void> => {
  const [sent, came] = await Promise.all([keysSince(anas, "outbox", since), keysSince(bos, "inbox", since)]);
  const received = came.map((key) => {
    const [id = "", from = ""] = key.split(" ");
    return { id, from };
  });
  await Promise.all([
    askCore(anas, "deletePings", { received: [], sent }),
    askCore(bos, "deletePings", { received, sent: [] }),
  ]);
  if (sent.length === 0) return;
  // The text of a ping that is deleted goes from the popup's field as well, and what is typed before it has gone would go with it.
  await popup.waitForFunction(
    (selector) => (document.querySelector(selector) as HTMLInputElement).value === "",
    alsoBehind,
    field,
  );
};

/** Pingroom as people use it. Every few pings are deleted again, since nobody is notified of a hundred in a row. */
export const openPingroom = (installed: Installed): Contestant => {
  const { name, popup, bos, reports, sleep } = installed;
  const since = Date.now();
  let pings = 0;
  return {
    name,
    sender: popup,
    receiver: bos,
    prepare: async (text) => {
      await popup.bringToFront();
      if (pings % deleteAfter === 0) await deleteSince(installed, since);
      pings += 1;
      await typeAtOnce(popup, field, text);
    },
    press: () => pressIn(popup, '[aria-label="Ping Bo"]'),
    arrival: (text) => shownOn(reports, text),
    sleep,
  };
};
