import { beforeEach, expect, test, vi } from "vitest";
import { type FakeAudio, fakeAudio } from "../support/fake-audio.ts";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(() => import("../../../extension/core/notifications/sound.ts"));

let audio: FakeAudio;

beforeEach(() => {
  audio = fakeAudio();
});

const usual = { urgent: false };

test("two notes are played, one after the other and within a third of a second", async () => {
  expect(await core.chime(usual)).toBe(true);
  const [tones = []] = audio.sounds;
  expect(tones.map(({ from }) => from)).toEqual([2, 2.11]);
  expect(Math.max(...tones.map(({ to }) => to))).toBeLessThan(2.33);
});

test("what is urgent has a tune of its own", async () => {
  await core.chime({ urgent: true });
  expect(audio.sounds).toMatchObject([{ length: 3 }]);
});

test("what comes in a row makes one sound, which counts for all of it; what comes later makes another", async () => {
  const { chime } = core;
  expect(await Promise.all([chime(usual), chime(usual), chime({ urgent: true })])).toEqual([
    true,
    true,
    true,
  ]);
  expect(audio.sounds).toMatchObject([{ length: 2 }]);
  await core.pass(1_500);
  await chime(usual);
  expect(audio.sounds).toMatchObject([{ length: 2 }, { length: 2 }]);
});

test("nothing goes on running once the sound is over", async () => {
  await core.chime(usual);
  expect(audio.running).toBe(0);
});

test("a sound that does not begin is said to be none, is not made later, and does not count for what comes next", async () => {
  audio.begin = () => new Promise(() => {});
  const chimed = core.chime(usual);
  await core.pass(500);
  expect(await chimed).toBe(false);
  expect(core.hasChimed()).toBe(false);
  expect(audio.running).toBe(0);
  expect(audio.sounds).toEqual([[]]);
  audio.begin = async () => {};
  expect(await core.chime(usual)).toBe(true);
  expect(core.hasChimed()).toBe(true);
});

test("where there is no audio at all there is no sound", async () => {
  vi.stubGlobal("AudioContext", undefined);
  expect(await core.chime(usual)).toBe(false);
});
