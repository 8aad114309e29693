import { expect, test } from "vitest";
import { type Audience, recipientsOf } from "../../../extension/background/delivery/recipients-of.ts";

const day = 24 * 3_600_000;
const now = 1_700_000_000_000;
const met = (identity: string, daysAgo = 0, room = "ops") => ({
  identity,
  room,
  lastSeenAt: now - daysAgo * day,
});
const audience: Audience = {
  to: null,
  ownName: "Ana",
  participants: ["Bo.aaaaaaaa", "Ana.bbbbbbbb"],
  known: [met("Bo.aaaaaaaa"), met("Bo.bbbbbbbb", 2), met("Cleo.aaaaaaaa", 6), met("Dan.aaaaaaaa", 8)],
  room: "ops",
  now,
};

test("everyone is who is here and who was here in the last seven days, on all devices but our own", () => {
  expect(recipientsOf(audience)).toEqual(["Bo.aaaaaaaa", "Bo.bbbbbbbb", "Cleo.aaaaaaaa"]);
});

test("one person is all of their devices, however long ago they were here", () => {
  expect(recipientsOf({ ...audience, to: "Bo" })).toEqual(["Bo.aaaaaaaa", "Bo.bbbbbbbb"]);
  expect(recipientsOf({ ...audience, to: "Dan" })).toEqual(["Dan.aaaaaaaa"]);
});

test("nobody is pinged who was met in another room only", () => {
  const known = [met("Cleo.aaaaaaaa", 0, "lab")];
  expect(recipientsOf({ ...audience, participants: [], known })).toEqual([]);
});
