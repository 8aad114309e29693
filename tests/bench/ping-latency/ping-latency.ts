import { buildWhenChanged } from "../../../extension/build/build-when-changed.ts";
import { provideBrowser } from "../../setup/provide-browser.ts";
import type { Benchmark, Outcome, RunOptions } from "../benchmark.ts";
import type { Table } from "../results/table.ts";
import type { Contestant } from "./contestants/contestant.ts";
import { listsOf } from "./contestants/lists.ts";
import { openContestants } from "./open-contestants.ts";
import { goalsOf, shortTable, type Times, timesTable } from "./outcome-of.ts";
import { playPings, restMs } from "./play-pings.ts";
import { profilePing } from "./profile/profile-ping.ts";
import { versionsWith } from "./versions.ts";

const notes = (clockMs: number): string[] => [
  `Ana's browser and Bo's are two headless Chromiums on this machine, and everybody who pings is at home in both of them. The time runs from the press on “Ping Bo” in Ana's browser, in the task that presses, until Bo's browser has said in the extension's worker that the notification is there; a headless browser paints none. For the floor it ends as the message arrives in a page, for the tutorial's page as the text stands in its list. Their clocks were at most ${clockMs.toFixed(2)} ms apart by the debugger's round trips; what is more than 0.5 ms is subtracted.`,
  `Contestants take turns ping by ping, and each ping is sent ${restMs} ms after the one before it was shown, so that each of them pings every two seconds or so: workers stay awake, and Bo's sound begins anew with each ping of Pingroom's. Rounds are of 50 pings; differences and ratios are medians of those within a round, p99 is that of all.`,
  "Pingroom runs as a new user has it, a private ping with a text of three words: it is stored, sealed, sent, opened, stored, confirmed, heard and shown. Each side has 100 older pings in its list, and every few pings these are put back, since of a hundred pings in a row nobody is notified ten by ten. The floor is a bare `RTCDataChannel` between two pages of the same extension, with a message of the same length. The bare shell does the least that an extension can between a click and a notification (popup, worker, offscreen document, transport and the same way back): it stores, checks, seals and confirms nothing and makes no sound.",
];

const named = (contestants: readonly Contestant[], played: readonly { ms: number[] }[]): Times[] =>
  contestants.map(({ name }, n) => ({ name, ms: played[n]?.ms ?? [] }));

const race = async ({ quick, say }: RunOptions, ends: (() => Promise<void>)[]) => {
  const { floor, pingroom, overChannel, overSocketIo, overPeer, tutorial } = await openContestants(ends);
  const shells = [overChannel, overSocketIo, overPeer];
  const all = [floor, pingroom, ...shells, tutorial];
  await playPings(all, { pings: quick ? 3 : 10, label: "Warm-up" });
  say("everybody is connected and warm");
  const played = await playPings(all, { pings: quick ? 20 : 500, label: "Lunch, anyone?" });
  const [ofFloor, ours, ...others] = named(all, played) as [Times, Times, ...Times[]];
  const tables = [timesTable(ofFloor, ours, others)];

  say("now after a pause in which Bo's workers have ended");
  const sleepers = [pingroom, ...shells];
  const ready = ({ sleep }: Contestant) => sleep?.();
  const slept = await playPings(sleepers, { pings: quick ? 3 : 20, label: "Awake?", ready });
  tables.push(shortTable("The first ping after the receiver's worker has ended", named(sleepers, slept)));

  say("now with full lists");
  pingroom.keep(listsOf(1_000, 500));
  const full = await playPings([pingroom], { pings: quick ? 5 : 50, label: "Full?" });
  tables.push(
    shortTable("With 1,000 pings received and 500 sent, as many as are kept", named([pingroom], full)),
  );
  const goals = goalsOf(
    ofFloor,
    ours,
    others.filter(({ name }) => [overSocketIo.name, overPeer.name].includes(name)),
  );
  const clockMs = Math.max(...played.map((each) => Math.abs(each.clockMs)));
  return { tables, goals, clockMs };
};

const run = async (options: RunOptions): Promise<Outcome> => {
  const browser = provideBrowser();
  process.env.CHROMIUM_PATH = browser;
  const dist = await buildWhenChanged();
  const ends: (() => Promise<void>)[] = [];
  let seen: Awaited<ReturnType<typeof race>>;
  try {
    seen = await race(options, ends);
  } finally {
    for (const end of ends.toReversed()) await end();
  }
  options.say("now following single pings");
  const hops: Table = await profilePing(dist, options.quick ? 8 : 50);
  const { tables, goals, clockMs } = seen;
  return { notes: notes(clockMs), tables: [...tables, hops], goals, versions: versionsWith(browser) };
};

/** How long a ping takes, beside what is as fast as it gets and beside other ways to send one. */
export const pingLatency: Benchmark = { name: "ping-latency", title: "Ping latency", run };
