import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import { startTokenService, type TokenServiceProcess } from "../../support/token-service-process.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import { browserVersions } from "../support/browser-versions.ts";
import { type Crowd, openCrowd } from "../support/crowd/open-crowd.ts";
import { serveCrowd } from "../support/crowd/serve-crowd.ts";
import { type MeasuredPerson, measuredPerson } from "./measured-person.ts";
import { restartService } from "./service-restart.ts";
import { type SizeSeen, tablesOf } from "./tables-of.ts";

const room = "ping-room";

const notes = [
  "One person's browser starts over and over, headless, with a profile that is set up and the extension loaded as the browser starts; no debugger is attached until all is over. “Connected” is what the popup says, by the time at which it is stored. “Everybody proven” is when a message has gone over the data channel to each of the others and an answer has come back. All processes are on one machine, and so all times are by one clock.",
  "The others are in one page of a second browser, each with the real SDK and a real WebRTC connection to the measured one. They have the role of those who only send, who are not connected with each other: the figures are for one person who comes into a room, on a machine that is also that of all the others, and not for a room that everybody enters at once.",
  "“Browser starts” lasts from just before the process until the extension's service worker starts: no code of ours runs. After a restart the service is back on the same port with the same data; its own start is left out, and shown beside.",
];

const measureSize = async (
  people: number,
  rounds: number,
  { crowd, person, service }: { crowd: Crowd; person: MeasuredPerson; service: TokenServiceProcess },
): Promise<SizeSeen> => {
  const seen: SizeSeen = { people, fromBrowser: [], fromDocument: [], rejoins: { killed: [], stopped: [] } };
  for (let round = 0; round < rounds; round++) {
    seen.fromBrowser.push(await person.startBrowser());
    seen.fromDocument.push(await person.reopenDocument());
    for (const ending of ["killed", "stopped"] as const) {
      seen.rejoins[ending].push(await restartService(service, ending, crowd, person.browser()));
    }
    await person.closeBrowser();
  }
  return seen;
};

const run = async ({ quick, say }: RunOptions): Promise<Outcome> => {
  const dist = await buildWhenChanged();
  const ends: (() => Promise<void>)[] = [];
  try {
    const site = await serveCrowd();
    ends.push(site.close);
    const service = await startTokenService({ env: { ALLOWED_ORIGINS: site.origin } });
    ends.push(service.stop);
    const crowd = await openCrowd(site.origin);
    ends.push(crowd.close);
    const person = await measuredPerson(dist, service.url, room, crowd);
    ends.push(person.end);
    const seen: SizeSeen[] = [];
    for (const people of quick ? [2, 5] : [2, 5, 10, 20, 50]) {
      const before = seen.at(-1)?.people ?? 1;
      await crowd.enter({ service: service.url, room, count: people - before });
      const rounds = quick ? 1 : people > 20 ? 3 : 5;
      const size = await measureSize(people, rounds, { crowd, person, service });
      seen.push(size);
      const [first] = size.fromBrowser;
      say(`${people} people: first round ${(first?.connectedAt ?? 0) - (first?.from ?? 0)} ms to Connected`);
    }
    await person.startBrowser();
    const versions = await person.browser().attach(browserVersions);
    return { notes, tables: tablesOf(seen), goals: [], versions };
  } finally {
    for (const end of ends.toReversed()) await end();
  }
};

/** How long it takes to be connected, and what each person in the room adds. */
export const timeToConnected: Benchmark = { name: "time-to-connected", title: "Time to connected", run };
