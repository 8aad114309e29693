// Ends the sender's or the receiver's browser, kill −9, before and after each step that a ping takes through the core, and starts it
// again. Whatever the step: the ping is in the receiver's list once, its sender learns how far it got, and it comes to the screen, in
// no life of the browser twice, and never again once its sender has heard of it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { nameOf } from "../../extension/shared/identity.ts";
import type { ReceivedPing, SentPing } from "../../extension/shared/ping-schema.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilOthers } from "./support/connection-of.ts";
import { askCore, coreValue, untilValue } from "./support/core-values.ts";
import { type Interruptible, startInterruptible } from "./support/interruptible.ts";
import { typeInto } from "./support/person.ts";
import { sentReads } from "./support/sent-reads.ts";
import type { Step } from "./support/steps.ts";
import { storedList } from "./support/stored-records.ts";

/** Where a browser ends. */
interface Interruption {
  /** Whose: Ana sends, Bo receives. */
  whose: "Ana" | "Bo";
  /** The step, as report-steps.js calls it. */
  at: string;
  /** Which of the steps that are called so. */
  nth?: number;
  /** The step never comes to its end, and the browser ends after this other one. */
  after?: string;
}

/** While Ana pings Bo and hears that it is delivered. */
const whilePinging: Interruption[] = [
  // Written with her very first ping alone.
  { whose: "Ana", at: "writes lastTarget" },
  { whose: "Ana", at: "has written lastTarget" },
  { whose: "Ana", at: "has written outbox" },
  { whose: "Ana", at: "says the ping" },
  { whose: "Ana", at: "has said the ping" },
  { whose: "Ana", at: "writes outbox", nth: 2 },
  { whose: "Ana", at: "has written outbox", nth: 2 },
  { whose: "Bo", at: "writes inbox" },
  { whose: "Bo", at: "writes inbox", after: "has shown" },
  { whose: "Bo", at: "has written inbox" },
  { whose: "Bo", at: "writes receivedKeys" },
  { whose: "Bo", at: "has written receivedKeys" },
  { whose: "Bo", at: "shows" },
  { whose: "Bo", at: "shows", after: "has written receivedKeys" },
  { whose: "Bo", at: "has shown" },
  // That it was shown.
  { whose: "Bo", at: "writes inbox", nth: 2 },
  { whose: "Bo", at: "has written inbox", nth: 2 },
  { whose: "Bo", at: "says that it is delivered" },
  { whose: "Bo", at: "has said that it is delivered" },
];

/** While Bo sees it and Ana hears of that. */
const whileSeeing: Interruption[] = [
  { whose: "Bo", at: "has written inbox" },
  { whose: "Bo", at: "says that it is seen" },
  { whose: "Bo", at: "has said that it is seen" },
  { whose: "Ana", at: "writes outbox" },
  { whose: "Ana", at: "has written outbox" },
];

let service: TokenServiceProcess;
let ana: Interruptible;
let bo: Interruptible;
let texts = 0;

const nextText = (): string => `Ping ${++texts}`;

const titled = (interruptions: Interruption[]): [string, Interruption][] =>
  interruptions.map((each) => {
    const { whose, at, nth, after } = each;
    const more = [nth && `for the ${nth}nd time`, after && `in vain, and ${after}`].filter(Boolean);
    return [[`${whose}’s core ${at}`, ...more].join(" "), each];
  });

/** Waits for the step, and leaves it unfinished. */
const reached = async ({ whose, at, nth, after }: Interruption): Promise<void> => {
  const { steps } = whose === "Ana" ? ana : bo;
  if (after === undefined) return steps.stopAt(at, nth);
  await Promise.all([steps.hangAt(at), steps.pass(after)]);
};

const endAndStart = ({ whose }: Interruption): Promise<void> => (whose === "Ana" ? ana : bo).endAndStart();

const look = (): Promise<void> => askCore(bo.person.popup, "markAllSeen");

const write = async (text: string): Promise<void> => {
  await typeInto(ana.person.popup, "text", text);
  await untilValue(ana.person.popup, "draft", (draft) => draft?.text === text);
};

const press = (): Promise<void> => ana.person.popup.locator('aria/Ping Bo[role="button"]').click();

/** What a person begins whose browser may end before they see its end. */
const begin = (doing: Promise<unknown>): void => void doing.catch(() => {});

const sentWith = async (text: string): Promise<SentPing[]> =>
  (await coreValue(ana.person.popup, "outbox")).filter((ping) => ping.text === text);

const receivedWith = async (text: string): Promise<ReceivedPing[]> =>
  (await coreValue(bo.person.popup, "inbox")).filter((ping) => ping.text === text);

/** Looks at what became of a ping since a step of Bo's core. */
const expectOnce = async (text: string, since: number): Promise<void> => {
  const [sent, received] = [await sentWith(text), await receivedWith(text)];
  expect(sent).toHaveLength(1);
  expect(received).toHaveLength(1);
  const id = sent[0]?.id ?? "";
  const keys = await storedList<{ key: string }>(bo.person.popup, "receivedKeys");
  expect(keys.filter(({ key }) => key.startsWith(id))).toHaveLength(1);

  let wasShown = false;
  let isConfirmed = false;
  for (const life of bo.livesSince(since)) {
    const steps = life.filter(({ ping }) => ping === id).map(({ step }) => step);
    const shown = steps.filter((step) => step === "shows").length;
    expect(shown).toBeLessThanOrEqual(isConfirmed ? 0 : 1);
    wasShown ||= steps.includes("has shown");
    isConfirmed ||= steps.includes("has said that it is delivered");
  }
  expect(wasShown).toBe(true);
};

beforeAll(async () => {
  service = await startTokenService();
  [ana, bo] = await Promise.all([
    startInterruptible(service.url, "Ana", "popup"),
    startInterruptible(service.url, "Bo", "blank"),
  ]);
  await Promise.all([untilOthers(ana.person, "Bo"), untilOthers(bo.person, "Ana")]);
});

afterAll(async () => {
  await Promise.all([ana?.close(), bo?.close()]);
  await service?.stop();
});

test.each(titled(whilePinging))(
  "a ping is delivered once although a browser ended when %s",
  async (_, end) => {
    const [text, since] = [nextText(), bo.steps.all.length];
    await write(text);
    const stopped = reached(end);
    begin(press());
    await stopped;
    await endAndStart(end);
    await sentReads(ana.person, text, "Delivered");
    await look();
    await sentReads(ana.person, text, "Seen");
    await expectOnce(text, since);
  },
);

test("a ping that Ana’s core has not written when her browser ends is still in the text field, and nowhere else", async () => {
  const [text, since] = [nextText(), bo.steps.all.length];
  await write(text);
  const stopped = ana.steps.stopAt("writes outbox");
  begin(press());
  await stopped;
  await ana.endAndStart();
  const field = await ana.person.popup.waitForSelector("input[name=text]");
  expect(await field?.evaluate((input) => (input as HTMLInputElement).value)).toBe(text);
  expect(await sentWith(text)).toEqual([]);
  await untilOthers(ana.person, "Bo");
  expect(await receivedWith(text)).toEqual([]);
  await press();
  await sentReads(ana.person, text, "Delivered");
  await look();
  await sentReads(ana.person, text, "Seen");
  await expectOnce(text, since);
});

test("a ping that Bo’s core has not written down as seen can be seen again", async () => {
  const [text, since] = [nextText(), bo.steps.all.length];
  await write(text);
  await press();
  await sentReads(ana.person, text, "Delivered");
  const stopped = bo.steps.stopAt("writes inbox");
  begin(look());
  await stopped;
  await bo.endAndStart();
  expect(await receivedWith(text)).toMatchObject([{ text }]);
  expect((await receivedWith(text))[0]?.seenAt).toBeUndefined();
  await look();
  await sentReads(ana.person, text, "Seen");
  await expectOnce(text, since);
});

test.each(titled(whileSeeing))(
  "a ping is told to be seen although a browser ended when %s",
  async (_, end) => {
    const [text, since] = [nextText(), bo.steps.all.length];
    await write(text);
    await press();
    await sentReads(ana.person, text, "Delivered");
    const stopped = reached(end);
    begin(look());
    await stopped;
    await endAndStart(end);
    await sentReads(ana.person, text, "Seen");
    await expectOnce(text, since);
  },
);

test("no step of a ping is missing above", async () => {
  const [text, since] = [nextText(), { ana: ana.steps.all.length, bo: bo.steps.all.length }];
  await write(text);
  await press();
  await sentReads(ana.person, text, "Delivered");
  await look();
  await sentReads(ana.person, text, "Seen");
  const [{ id, recipients } = { id: "", recipients: [] }] = await sentWith(text);
  expect(recipients.map(({ identity }) => nameOf(identity))).toEqual(["Bo"]);
  const tested = [...whilePinging, ...whileSeeing];
  const missing = (whose: "Ana" | "Bo", steps: readonly Step[]) =>
    steps.filter(
      ({ step, ping }) => ping === id && !tested.some((each) => each.whose === whose && each.at === step),
    );
  expect(missing("Ana", ana.steps.all.slice(since.ana))).toEqual([]);
  expect(missing("Bo", bo.steps.all.slice(since.bo))).toEqual([]);
});
