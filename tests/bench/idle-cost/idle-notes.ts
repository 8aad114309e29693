import type { BesideFloor } from "./idle-tables.ts";
import { percentOfCore } from "./percent-of-core.ts";

const partsOf = ({ room, floor }: BesideFloor): string => {
  const all = percentOfCore(room.cpuMs.extension, room);
  const least = percentOfCore(floor.cpuMs.extension, floor);
  return `Of the ${all.toFixed(2)} % that ${room.people} people cost in this run, ${least.toFixed(2)} are what the browser spends on one bare connection.`;
};

/** What the figures mean, and of what those of the largest room are made. @param costs smallest room first */
export const idleNotes = (costs: readonly BesideFloor[]): string[] => [
  "Browsers, headless and each with its own service, are connected to rooms of several sizes and left alone at the same time, with no page of the extension open and no debugger attached. The others in their rooms are all in one more browser, with the real SDK, and beat as extensions do: each asks the relay for a sign of life every 12.5 s. The first minute after joining is left out.",
  "The floor is one more browser for each size, left alone at the same time. Its extension has an offscreen document with one bare connection to the page of the others, with one open `RTCDataChannel` over which nothing is said, and nothing else: no SDK, no service, no timer, and a service worker that runs once, as the browser starts. What is left is what the browser does by itself to keep that connection: the checks of the path, and SCTP's own signs of life, which count as said below. The ratios divide a room by the floor beside it.",
  "The extension's process holds the offscreen document and, while it runs, the service worker; its watchdog wakes every minute. All of the browser's packets go through its network process. “Over connections” is computed from the statistics of the connections: what was said, encryption included, and the checks of the path, with the headers of UDP and IPv4. The browser checks the path in use every 2.5 s and any other every 25 s.",
  ...costs.slice(-1).map(partsOf),
];
