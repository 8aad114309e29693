import { expect, test } from "vitest";
import { type Audience, recipientsOf } from "../../../extension/core/outbox/recipients.ts";

const day = 24 * 3_600_000;
const now = 1_700_000_000_000;
const met = (identity: string, daysAgo = 0, room = "ops") => ({
  identity,
  room,
  lastSeenAt: now - daysAgo * day,
});
const audience: Audience = {
  to: null,
  own: "Ana",
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

test("who only sends gets nothing, here or known, and who only gets pings is one of everyone", () => {
  const participants = ["Eve.aaaaaaaa.publish", "Fay.aaaaaaaa.subscribe", "Ana.bbbbbbbb"];
  const known = [met("Eve.bbbbbbbb.publish"), met("Fay.bbbbbbbb.subscribe")];
  const fay = ["Fay.aaaaaaaa.subscribe", "Fay.bbbbbbbb.subscribe"];
  expect(recipientsOf({ ...audience, participants, known })).toEqual(fay);
  expect(recipientsOf({ ...audience, participants, known, to: "Fay" })).toEqual(fay);
  expect(recipientsOf({ ...audience, participants, known, to: "Eve" })).toEqual([]);
});

test("a person's devices that get pings get them, whatever the others may do", () => {
  const participants = ["Eve.aaaaaaaa.publish", "Eve.bbbbbbbb"];
  expect(recipientsOf({ ...audience, participants, to: "Eve" })).toEqual(["Eve.bbbbbbbb"]);
});

test("nobody is pinged who was met in another room only", () => {
  const known = [met("Cleo.aaaaaaaa", 0, "lab")];
  expect(recipientsOf({ ...audience, participants: [], known })).toEqual([]);
});
