import type { TwoPeople } from "../../../browser/support/two-people.ts";
import type { Contestant } from "./contestant.ts";
import { type Lists, listsOf, storeLists } from "./lists.ts";
import { pressIn, typeAtOnce } from "./press-in.ts";
import { shownOn } from "./shown-on.ts";

/** Bo is notified of ten pings in a row, then of one in five seconds; four leave room for both. */
const restoreAfter = 4;

/** Pingroom, and what its two people have in their lists. */
export interface PingroomContestant extends Contestant {
  /** From the next ping on these are the lists with which each few pings begin. */
  keep(lists: Lists): void;
}

/**
 * Pingroom as people use it: Ana's popup is open and Bo's is not. Both have pinged before, and their lists are put back to
 * what they were after every few pings, since nobody is notified of a hundred in a row.
 */
export const openPingroom = async ({ ana, bo }: TwoPeople): Promise<PingroomContestant> => {
  const [anas, bos] = await Promise.all([ana.extension.blank(), bo.extension.blank()]);
  await bo.popup.close(); // An open popup marks each ping as seen; here nobody looks.
  let lists = listsOf(100, 100);
  let pings = 0;
  return {
    name: "Pingroom",
    sender: ana.popup,
    receiver: bos,
    keep: (next) => {
      lists = next;
      pings = 0;
    },
    prepare: async (text) => {
      if (pings % restoreAfter === 0)
        await Promise.all([
          storeLists(anas, { outbox: lists.outbox }),
          storeLists(bos, { inbox: lists.inbox }),
        ]);
      pings += 1;
      await ana.popup.bringToFront();
      await typeAtOnce(ana.popup, "input[name=text]", text);
    },
    press: () => pressIn(ana.popup, '[aria-label="Ping Bo"]'),
    arrival: (text) => shownOn(bo.extension.reports, text),
    sleep: () => bo.extension.stopWorker(),
  };
};
