// `npm run soak -- --minutes 30`: three people ping each other at random moments while things go wrong, and every ping is
// counted. Ends with a table, and with exit code 1 if a ping was lost or came twice.
import { buildWhenChanged } from "../../extension/build/build-when-changed.ts";
import { startLossyProxy } from "../browser/support/lossy-proxy.ts";
import { provideBrowser } from "../setup/provide-browser.ts";
import { freePort } from "../support/free-port.ts";
import { startTokenService } from "../support/token-service-process.ts";
import { createLedger } from "./ledger.ts";
import { memoryOf } from "./memory-of.ts";
import { pingAway } from "./ping-away.ts";
import { soakFaults } from "./soak-faults.ts";
import { readSoakOptions } from "./soak-options.ts";
import { startSoaker } from "./soaker.ts";
import { countsTable, memoryTable } from "./table.ts";

const names = ["Ana", "Bo", "Cleo"];

/** Runs it. @returns whether every ping was delivered once, or is still waiting */
const soak = async ({ minutes, calm }: { minutes: number; calm: boolean }): Promise<boolean> => {
  const ledger = createLedger();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const ends: (() => Promise<void>)[] = [];
  try {
    const port = await freePort();
    const proxy = await startLossyProxy(() => port);
    ends.push(proxy.close);
    const service = await startTokenService({ port, env: { PUBLIC_URL: proxy.url } });
    ends.push(service.stop);
    const people = await Promise.all(
      names.map(async (name) => {
        const person = await startSoaker(proxy.url, name, ledger);
        ends.push(person.extension.close);
        return person;
      }),
    );
    const measure = () => Promise.all(people.map(({ extension }) => memoryOf(extension)));
    const before = await measure();
    const faults = calm ? [] : soakFaults(service, proxy, people);
    await pingAway({ minutes, people, faults, ledger, say: console.log, signal: stop.signal });
    const after = await measure();

    const counts = ledger.counts();
    console.log(`\n${countsTable(counts)}\n`);
    const memory = people.map(({ name }, n) => ({ name, start: before[n], end: after[n] }));
    console.log(memoryTable(memory));
    for (const line of ledger.complaints()) console.log(line);
    return counts.lost === 0 && counts.doubled === 0;
  } finally {
    for (const end of ends.toReversed()) await end();
  }
};

let options: ReturnType<typeof readSoakOptions>;
try {
  options = readSoakOptions(process.argv.slice(2));
  process.env.CHROMIUM_PATH = provideBrowser();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
await buildWhenChanged();
process.exitCode = (await soak(options)) ? 0 : 1;
