import { median } from "../results/percentile.ts";
import { type Times, wantedMs } from "./outcome-of.ts";
import { restMs } from "./play-pings.ts";

const apart = (floor: Times, socketIo: Times): string => {
  const over = median(socketIo.ms) - median(floor.ms);
  return `In this run ${socketIo.name} took ${over.toFixed(1)} ms more than the direct shell, of which Pingroom may take ${wantedMs}.`;
};

/**
 * @param clockMs by how much the two browsers' clocks differed
 * @param floor the direct shell
 */
export const latencyNotes = (clockMs: number, floor: Times, socketIo: Times): string[] => [
  `Ana's browser and Bo's are two headless Chromiums on this machine, and everybody who pings is at home in both of them. The time runs from the press on “Ping Bo” in Ana's browser, in the task that presses, until Bo's browser has said to whichever part of the extension asked that the notification is there; a headless browser paints none. For the bare channel it ends as the message arrives in a page, for the tutorial's page as the text stands in its list. Their clocks were at most ${clockMs.toFixed(2)} ms apart by the debugger's round trips; what is more than 0.5 ms is subtracted.`,
  `Contestants take turns ping by ping, and each ping is sent ${restMs} ms after the one before it was shown, so that each of them pings every three seconds or so: workers stay awake, and Bo's sound begins anew with each ping of Pingroom's. Rounds are of 50 pings; differences and ratios are medians of those within a round, p99 is that of all.`,
  "Pingroom runs as a new user has it, a private ping with a text of three words: it is stored, signed, sealed, sent, opened, proven, shown, heard, stored and confirmed. Every few pings those of the race are deleted again, since of a hundred pings in a row nobody is notified ten by ten. It is there twice in each browser, once with nothing kept and once with more than is in its memory; both take part in each turn.",
  "The direct shell is the least that there is between a click and a notification: a page tells a document by a `BroadcastChannel`, a bare `RTCDataChannel` carries it, and the other document shows it by `registration.showNotification`. The bare shells go the usual way of an extension: popup, worker, offscreen document, transport, and the same way back, with `chrome.notifications` in the worker. None of them stores, checks, seals or confirms anything or makes a sound.",
  apart(floor, socketIo),
  "In the row with 100,000 pings both keep as many received and sent ones as Pingroom keeps at all. The newest 200 of each are in the core's memory, the others in its database.",
];
