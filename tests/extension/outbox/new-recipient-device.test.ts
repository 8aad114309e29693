import { expect, test } from "vitest";
import { addRecipientDevice } from "../../../extension/core/outbox/recipients.ts";
import type { Outcome } from "../../../extension/shared/ping-schema.ts";
import { sentAt, sentPing } from "../support/pings.ts";

const now = sentAt + 10;
const arrival = { identity: "Bo.bbbbbbbb", room: "ping-room", now };
const pending = (identity: string): Record<string, Outcome> => ({ [identity]: "pending" });

test("a new device gets what its person waits for", () => {
  const [ping] = addRecipientDevice([sentPing(1, pending("Bo.aaaaaaaa"), { to: "Bo" })], arrival);
  expect(ping?.recipients).toEqual([
    { identity: "Bo.aaaaaaaa", outcome: "pending", at: sentAt },
    { identity: "Bo.bbbbbbbb", outcome: "pending", at: now },
  ]);
});

test("a device that goes by another name now is one device still", () => {
  const sent = sentPing(1, pending("Robert.mbbbbbbbbb.bbbbbbbb"), { to: "Robert.mbbbbbbbbb" });
  const renamed = { ...arrival, identity: "Bo.mbbbbbbbbb.bbbbbbbb" };
  const [ping] = addRecipientDevice([sent], renamed);
  expect(ping?.recipients).toEqual([{ identity: renamed.identity, outcome: "pending", at: sentAt }]);
});

test("what waits for somebody goes to nobody who only has their name, or says that they have their device", () => {
  const pings = [sentPing(1, pending("Bo.mbbbbbbbbb.bbbbbbbb"), { to: "Bo.mbbbbbbbbb" })];
  for (const identity of ["Bo.mzzzzzzzzz.cccccccc", "Bo.gzzzzzzzzz.bbbbbbbb"])
    expect(addRecipientDevice(pings, { ...arrival, identity })).toBe(pings);
});

test("a device that only gets pings from now on is one device still", () => {
  const subscriber = { ...arrival, identity: "Bo.bbbbbbbb.subscribe" };
  const [ping] = addRecipientDevice([sentPing(1, pending("Bo.bbbbbbbb"), { to: "Bo" })], subscriber);
  expect(ping?.recipients).toEqual([{ identity: subscriber.identity, outcome: "pending", at: sentAt }]);
});

test.each(["Bo.aaaaaaaa", "Bo.bbbbbbbb"])("nothing for %s goes to a device that only sends", (identity) => {
  const pings = [sentPing(1, pending(identity), { to: "Bo" })];
  expect(addRecipientDevice(pings, { ...arrival, identity: "Bo.bbbbbbbb.publish" })).toBe(pings);
});

test.each([
  ["its person has got on another device", sentPing(1, { "Bo.aaaaaaaa": "delivered" })],
  ["is for somebody else", sentPing(1, pending("Cleo.aaaaaaaa"))],
  ["was sent in another room", sentPing(1, pending("Bo.aaaaaaaa"), { room: "lab" })],
  ["has expired", sentPing(1, pending("Bo.aaaaaaaa"), { expiresAt: now })],
  ["is on its way to it already", sentPing(1, pending("Bo.bbbbbbbb"))],
])("what %s stays as it is", (_what, ping) => {
  const pings = [ping];
  expect(addRecipientDevice(pings, arrival)).toBe(pings);
});

test("a ping waits at twenty devices of a person at most, however many they enrol", () => {
  let pings = [sentPing(1, pending("Bo.aaaaaaaa"), { to: "Bo" })];
  for (const letter of "bcdefghijklmnopqrstuvwxyz")
    pings = addRecipientDevice(pings, { ...arrival, identity: `Bo.${letter.repeat(8)}` });
  expect(pings[0]?.recipients).toHaveLength(20);
});
