import { median } from "../results/percentile.ts";
import { type Times, wantedMs } from "./outcome-of.ts";
import { restMs } from "./play-pings.ts";

/** How much of what is over the floor any extension has: what the bare shells over each transport took, in this run. */
const leastOf = (floor: Times, shells: readonly Times[]): string => {
  const over = Math.min(...shells.map(({ ms }) => median(ms))) - median(floor.ms);
  return `The fastest bare shell of this run was ${over.toFixed(1)} ms over the floor${over > wantedMs ? `, so that the goal of ${wantedMs} was out of reach for any extension that is clicked and notifies` : ""}.`;
};

/**
 * @param clockMs by how much the two browsers' clocks differed
 * @param shells the bare shells over each transport
 */
export const latencyNotes = (clockMs: number, floor: Times, shells: readonly Times[]): string[] => [
  `Ana's browser and Bo's are two headless Chromiums on this machine, and everybody who pings is at home in both of them. The time runs from the press on “Ping Bo” in Ana's browser, in the task that presses, until Bo's browser has said in the extension's worker that the notification is there; a headless browser paints none. For the floor it ends as the message arrives in a page, for the tutorial's page as the text stands in its list. Their clocks were at most ${clockMs.toFixed(2)} ms apart by the debugger's round trips; what is more than 0.5 ms is subtracted.`,
  `Contestants take turns ping by ping, and each ping is sent ${restMs} ms after the one before it was shown, so that each of them pings every two seconds or so: workers stay awake, and Bo's sound begins anew with each ping of Pingroom's. Rounds are of 50 pings; differences and ratios are medians of those within a round, p99 is that of all.`,
  "Pingroom runs as a new user has it, a private ping with a text of three words: it is stored, sealed, sent, opened, shown, heard, stored and confirmed. Each side has 100 older pings in its list, and every few pings these are put back, since of a hundred pings in a row nobody is notified ten by ten. The floor is a bare `RTCDataChannel` between two pages of the same extension, with a message of the same length. The bare shell does the least that an extension can between a click and a notification (popup, worker, offscreen document, transport and the same way back): it stores, checks, seals and confirms nothing and makes no sound.",
  `${leastOf(floor, shells)} What Pingroom takes besides is in the hops: each read of the store and each message between contexts is a way through the browser's process and back, with two browsers on this machine's cores. Before a ping leaves it is on the disk, and who may get it has been looked up; before it is shown, whether it is known already, and whether it may disturb, has been. The bare shells have none of that.`,
  "Tried by hand, at commits up to 1992659, and no part of this run: with all reads at once, and the notification asked for before the ping is stored, a ping was shown 14 ms sooner; with the popup's list drawn two frames late, 7, since the offscreen document runs in the same thread. Making the notification itself takes 7 to 8 ms in an idle worker, whatever its icon's size and with or without buttons. Sending before storing would save about 6 more, and is left: what was sent should never be missing in one's own list. Putting off what the worker does as it starts, or leaving it out, gained nothing that could be told from noise after a pause.",
  "The worker itself starts sooner since commit a3b4125, by hand and no part of this run: from a message to the answer of the worker that it starts, 26 ms with one classic script and 39 with the six modules that it was before; a worker that holds nothing takes 15.",
];
