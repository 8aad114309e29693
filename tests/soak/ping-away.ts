import { setTimeout as pause } from "node:timers/promises";
import type { Ledger } from "./ledger.ts";
import { anyOf, between } from "./random.ts";
import type { SoakFault } from "./soak-faults.ts";
import type { Soaker } from "./soaker.ts";

// A receiver shows ten pings of one sender at once and then one each 5 s; these make one each 11 s.
const pingPauseMs = [3_000, 12_000] as const;
const faultPauseMs = [20_000, 40_000] as const;
const lookMs = 5_000;
// The watchdog opens within a minute what was closed, and the longest pause between two attempts is 15 s.
const drainMs = 120_000;

/** Who pings whom for how long, and who hears of it. */
export interface Pinging {
  minutes: number;
  people: readonly Soaker[];
  faults: readonly SoakFault[];
  ledger: Ledger;
  say(line: string): void;
  /** Ends the sending early. */
  signal: AbortSignal;
}

/**
 * Has everybody ping somebody or everyone at random moments while faults happen, then waits until all is delivered, for
 * two minutes at most. What is in the extensions' lists goes into the ledger all along.
 */
export const pingAway = async ({ minutes, people, faults, ledger, say, signal }: Pinging): Promise<void> => {
  const ending = new AbortController();
  const over = ending.signal;
  const timer = setTimeout(() => ending.abort(), minutes * 60_000);
  signal.addEventListener("abort", () => ending.abort(), { once: true });
  let refused = 0;
  let lastFault = "no fault yet";

  /** Does something again and again, after pauses of a random length, until it is over. */
  const repeat = async ([least, most]: readonly [number, number], act: () => Promise<void>) => {
    while (!over.aborted) {
      await pause(between(least, most), undefined, { signal: over }).catch(() => {});
      if (!over.aborted) await act();
    }
  };
  const pingSomebody = async (person: Soaker) => {
    const others = people.filter((each) => each !== person);
    const isAccepted = await person.ping(Math.random() < 1 / 3 ? null : anyOf(others));
    if (!isAccepted) refused += 1;
  };
  const letItHappen = async () => {
    const fault = anyOf(faults);
    await fault.happen();
    lastFault = fault.name;
  };
  const look = async () => {
    // Everybody's inbox last: what somebody's outbox calls delivered must be in another's inbox by then.
    await Promise.all(people.map((person) => person.lookAtSent()));
    await Promise.all(people.map((person) => person.lookAtReceived()));
  };
  const tell = (minute: string) => {
    const { sent, delivered, lost, doubled, waiting } = ledger.counts();
    const fates = `${sent} sent, ${delivered} delivered, ${waiting} waiting, ${lost} lost, ${doubled} doubled`;
    say(`${minute}: ${fates}, ${refused} not accepted; ${lastFault}`);
  };

  const started = Date.now();
  let told = 0;
  await Promise.all([
    ...people.map((person) => repeat(pingPauseMs, () => pingSomebody(person))),
    faults.length > 0 ? repeat(faultPauseMs, letItHappen) : undefined,
    repeat([lookMs, lookMs], async () => {
      await look();
      const minute = Math.floor((Date.now() - started) / 60_000);
      if (minute > told) tell(`${minute} min`);
      told = minute;
    }),
  ]);
  clearTimeout(timer);
  const patientUntil = Date.now() + drainMs;
  await look();
  while (ledger.counts().waiting > 0 && Date.now() < patientUntil) {
    await pause(1_000);
    await look();
  }
  tell("end");
};
