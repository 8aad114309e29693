import { expect, it } from "vitest";
import { createBeats } from "../../../../token-service/embedded-rooms/relay/beats.ts";
import { silentAfterMs } from "../../../../token-service/embedded-rooms/relay/relay-limits.ts";

const beatsAt = () => {
  const clock = { now: 0 };
  return { clock, ...createBeats(() => clock.now) };
};

it("takes a member for silent who gave signs of life and gives none any more", () => {
  const { clock, beat, isSilent } = beatsAt();
  beat("ana");
  clock.now = silentAfterMs;
  expect(isSilent("ana")).toBe(false);
  clock.now += 1;
  expect(isSilent("ana")).toBe(true);
  beat("ana");
  expect(isSilent("ana")).toBe(false);
});

it("never takes for silent who has not given any, as a page of other software does not", () => {
  const { clock, isSilent } = beatsAt();
  clock.now = 10 * silentAfterMs;
  expect(isSilent("other software")).toBe(false);
});

it("keeps somebody silent for as long as they have a connection, and forgets who has none", () => {
  const { clock, beat, forget, isSilent } = beatsAt();
  beat("ana");
  clock.now = 100 * silentAfterMs;
  expect(isSilent("ana")).toBe(true);
  forget("ana");
  expect(isSilent("ana")).toBe(false);
});
