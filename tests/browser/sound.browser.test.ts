import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listenToChimes } from "./support/chimes.ts";
import type { Person } from "./support/person.ts";
import { renewOffscreen } from "./support/renew-offscreen.ts";
import { twoPeople } from "./support/two-people.ts";

let ana: Person;
let bo: Person;
let leave: () => Promise<void>;

beforeAll(async () => {
  ({ ana, bo, leave } = await twoPeople());
});

afterAll(() => leave?.());

test("a ping makes a sound, in a document that nobody has ever touched", async () => {
  const chimes = await listenToChimes(bo.extension);
  await ana.ping("Bo", "Hear, hear");
  expect((await bo.notified("Hear, hear")).options.silent).toBe(true); // The sound is Pingroom's own.
  const [seconds] = await chimes.played(1);
  expect(seconds).toBeGreaterThan(0.25);
  expect(await chimes.notes()).toEqual([2]);
});

test("what is urgent sounds longer", async () => {
  const chimes = await listenToChimes(ana.extension);
  await bo.popup.bringToFront();
  await bo.ping("Ana", "Fire", "urgent");
  await ana.notified("Fire");
  const [seconds] = await chimes.played(1);
  expect(seconds).toBeGreaterThan(0.38);
  expect(await chimes.notes()).toEqual([3]);
});

/** Has Bo's document make no sound from now on, as where a gesture of the user is waited for. */
const loseSound = async () => {
  const offscreen = await bo.extension.offscreen();
  await offscreen.evaluate(() => {
    globalThis.AudioContext = class {
      state = "suspended";
      resume = () => new Promise(() => {});
      close = async () => {};
    } as unknown as typeof AudioContext;
  });
};

const pingBo = async (text: string) => {
  await ana.popup.bringToFront();
  await ana.sees("Bo");
  await ana.ping("Bo", text);
  return (await bo.notified(text)).options.silent;
};

test("where no sound can be made, the notification makes its own", async () => {
  await renewOffscreen(bo.extension, bo.popup);
  await loseSound();
  expect(await pingBo("Out of tune")).toBe(false);
  expect(await pingBo("Still out of tune")).toBe(false);
});

test("where it can be made no more, the notification comes once more with its own", async () => {
  await renewOffscreen(bo.extension, bo.popup);
  const chimes = await listenToChimes(bo.extension);
  await pingBo("In tune");
  await chimes.played(1);
  await pause(1_500); // What follows sooner counts as heard.
  await loseSound();
  // The last sound could be made, so the picture did not wait for this one.
  expect(await pingBo("Out of tune again")).toBe(true);
  expect((await bo.notified("Out of tune again")).options.silent).toBe(false);
  expect(await pingBo("And still")).toBe(false);
});
