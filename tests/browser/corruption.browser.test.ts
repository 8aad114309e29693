import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receivedPing, sentPing } from "../extension/support/pings.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { alsoBehind, fillFirstRun, join, type Person, personWith } from "./support/person.ts";
import { type Laid, layStored, storedList, storedValue } from "./support/stored-records.ts";

const timeout = 120_000;
const junk = [1, {}, null];
const nothingWrong = /Nothing is wrong with it\./;

let service: TokenServiceProcess;
let ana: Person;
let diagnosis: Page;

/** Edits what is stored by hand while there is no core, then has one start and find it, as at the start of the browser. */
const edit = async (laid: Laid) => {
  const popup = ana.popup.url();
  await ana.popup.goto("about:blank"); // An open one would have the core opened.
  await layStored(ana.extension, diagnosis, laid);
  await Promise.all([ana.popup.goto(popup), diagnosis.reload()]);
};

const lists = ["inbox", "outbox", "receivedKeys"] as const;
type List = (typeof lists)[number];
const isList = (key: string): key is List => lists.some((name) => name === key);

/** Lays entries as they lie in a list, or in a value that is one. */
const laidIn = (key: string, entries: unknown[]): Laid =>
  isList(key) ? { lists: { [key]: entries } } : { values: { [key]: entries } };

const entriesOf = (key: string) => (isList(key) ? storedList(diagnosis, key) : storedValue(diagnosis, key));

const tells = (sentence: RegExp) =>
  diagnosis.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.querySelector(".storage")?.textContent ?? ""),
    alsoBehind,
    sentence.source,
  );

const dismiss = async () => {
  await diagnosis.$eval(".storage button", (button) => (button as HTMLButtonElement).click());
  await tells(nothingWrong);
};

const goThroughFirstRun = async () => {
  await ana.popup.bringToFront(); // A page behind another cannot be clicked.
  await fillFirstRun(ana.popup, service.url, "Ana");
  await ana.reaches("Connected");
};

beforeAll(async () => {
  service = await startTokenService();
  ana = await join(service.url, "Ana");
  diagnosis = await ana.extension.diagnosis();
});

afterAll(async () => {
  await ana?.extension.close();
  await service?.stop();
});

test("nothing is told while all is well", () => tells(nothingWrong));

const rememberedKeys = ["b", "a"].map((key, n) => ({ key, at: Date.now() - n }));

test.each([
  ["knownTeammates", "List of known teammates", ["text", 7]],
  ["draft", "Last text in the field", [null, junk]],
  ["lastTarget", "Memory of whom you pinged last", ["text", 7]],
  ["device", "Secret of this device", [null, junk]],
])("%s of the wrong shape costs that item only, and is told", { timeout }, async (key, name, shapes) => {
  for (const bad of shapes) {
    await edit({ values: { [key]: bad } });
    await ana.reaches("Connected");
    await tells(
      new RegExp(
        `Stored data${name}: all of it was damaged; Pingroom started over with none \\([^)]*\\)\\.What`,
      ),
    );
    await dismiss();
  }
});

test.each([
  ["inbox", "Inbox", [2, 1].map((n) => receivedPing(n, { notifiedAt: 1, seenAt: 1 }))],
  ["outbox", "Outbox", [2, 1].map((n) => sentPing(n, { Bo: "delivered" }))],
  ["receivedKeys", "Memory of pings received", rememberedKeys],
  [
    "knownTeammates",
    "List of known teammates",
    [2, 1].map((n) => ({ identity: `Bo ${n}`, room: "ping-room", lastSeenAt: n })),
  ],
])(
  "entries of the wrong shape in %s cost themselves only, and are told",
  { timeout },
  async (key, name, good) => {
    await edit(laidIn(key, [good[0], { id: "x" }, good[1]]));
    await ana.reaches("Connected");
    await tells(new RegExp(`${name}: 1 entry was damaged and left out`));
    await dismiss();
    await expect.poll(() => entriesOf(key)).toEqual(good); // It is told first, and mended then.

    await edit(laidIn(key, [...junk, ...good]));
    await ana.reaches("Connected");
    await tells(new RegExp(`${name}: 3 entries were damaged and left out`));
    await dismiss();
    await expect.poll(() => entriesOf(key)).toEqual(good);
  },
);

test.each([
  ["inbox", "Inbox"],
  ["outbox", "Outbox"],
  ["receivedKeys", "Memory of pings received"],
])(
  "%s with nothing in it but entries of the wrong shape is empty, and that is told",
  {
    timeout,
  },
  async (key, name) => {
    for (const bad of ['[{"id":"01', 7]) {
      await edit(laidIn(key, [bad]));
      await ana.reaches("Connected");
      await tells(new RegExp(`${name}: 1 entry was damaged and left out`));
      await dismiss();
      await expect.poll(() => entriesOf(key)).toEqual([]);
    }
  },
);

test("a list of problems that has itself the wrong shape is empty but for that", { timeout }, async () => {
  for (const bad of ["text", junk]) {
    await edit({ values: { storageProblems: bad } });
    await ana.reaches("Connected");
    await tells(/(?:was|were) damaged/);
    await dismiss();
  }
});

test("settings of the wrong shape ask for the first run, and keep all else", { timeout }, async () => {
  const device = await storedValue(diagnosis, "device");
  await edit(laidIn("receivedKeys", rememberedKeys));
  for (const bad of ["text", { serviceUrl: 7 }]) {
    await edit({ values: { settings: bad } });
    await ana.popup.waitForSelector("input[name=address]");
    await tells(/Settings: all of it was damaged; Pingroom started over with none/);
    await goThroughFirstRun();
    await dismiss();
  }
  expect(await storedValue(diagnosis, "device")).toBe(device);
  expect(await storedList(diagnosis, "receivedKeys")).toEqual(rememberedKeys);
});

test("an extension that finds all of it in the wrong shape starts", { timeout }, async () => {
  const values = ["knownTeammates", "draft", "lastTarget", "device", "settings", "storageProblems"];
  await edit({
    values: Object.fromEntries(values.map((name) => [name, 7])),
    lists: Object.fromEntries(lists.map((name) => [name, [7]])),
  });
  await ana.extension.reloadExtension();
  diagnosis = await ana.extension.diagnosis();
  ana = personWith("Ana", ana.extension, await ana.extension.popup());
  await goThroughFirstRun();
  await diagnosis.reload();
  await tells(/Settings: all of it was damaged/);
  for (const name of ["Inbox", "Outbox"]) await tells(new RegExp(`${name}: 1 entry was damaged`));
  await dismiss();
  expect(ana.extension.reports.all.filter(({ kind }) => kind === "error")).toEqual([]);
});
