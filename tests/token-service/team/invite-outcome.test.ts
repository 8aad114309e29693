import { expect, test } from "vitest";
import { inviteOutcome } from "../../../token-service/team/invite-outcome.ts";
import { redeemInvite } from "../../../token-service/team/redeem-invite.ts";
import { contentsOf } from "../support/contents-of.ts";
import { grants, hour, invite } from "../support/invited.ts";
import { newDevice } from "../support/new-device.ts";
import { testStore } from "../support/test-store.ts";

const minute = 60_000;

test("an invite is open until somebody joins with it, and to ask does not use it", async () => {
  const { store } = await testStore();
  const secret = await invite(store, { grants: grants("ping-room,ops:subscribe") });
  const before = await contentsOf(store);
  expect(await inviteOutcome(store, secret, Date.now())).toEqual({ state: "open" });
  expect(await contentsOf(store)).toEqual(before);
  await redeemInvite(store, secret, await newDevice(), Date.now());
  expect(await inviteOutcome(store, secret, Date.now())).toEqual({
    state: "joined",
    name: "Ana",
    rooms: ["ping-room", "ops"],
  });
});

test("who joined is told for a quarter of an hour, and to nobody who finds the link later", async () => {
  const { store } = await testStore();
  const secret = await invite(store);
  const now = Date.now();
  await redeemInvite(store, secret, await newDevice(), now);
  expect(await inviteOutcome(store, secret, now + 14 * minute)).toMatchObject({ state: "joined" });
  expect(await inviteOutcome(store, secret, now + 16 * minute)).toEqual({ state: "ended" });
});

test("an invite that has expired has ended, and so has one that never was", async () => {
  const { store } = await testStore();
  const secret = await invite(store, { lifetimeMs: hour });
  expect(await inviteOutcome(store, secret, Date.now() + 2 * hour)).toEqual({ state: "ended" });
  expect(await inviteOutcome(store, "Ns7xYk2Qp0aBcDeFgHi_-w", Date.now())).toEqual({ state: "ended" });
});
