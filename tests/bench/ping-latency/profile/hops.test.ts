import { expect, test } from "vitest";
import { hopsOf, type Mark, partsOf, way } from "./hops.ts";

/** Marks of a ping in which each hop takes a millisecond more than the one before. */
const marksOf = (side: "sender" | "receiver"): Mark[] =>
  way.flatMap((each, n) =>
    each.side === side ? [{ at: 1_000 + (n * (n + 1)) / 2, where: each.where, what: each.what }] : [],
  );

const inOrder = (marks: Mark[]): Mark[] => marks.sort((one, other) => one.at - other.at);

test("each hop ends with its own mark", () => {
  const marks = { sender: marksOf("sender"), receiver: marksOf("receiver") };
  expect(hopsOf(marks)).toEqual(way.slice(1).map((_, n) => n + 1));
});

test("what else is noted meanwhile is passed over", () => {
  const others: Mark[] = [
    { at: 1_000.5, where: "offscreen.html", what: "say changed draft" },
    { at: 1_000.7, where: "popup.html", what: "say request keepDraft" },
  ];
  const sender = inOrder([...others, ...marksOf("sender")]);
  expect(hopsOf({ sender, receiver: marksOf("receiver") })[0]).toBe(1);
});

test("a way that cannot be followed to its end has no times from there on", () => {
  const hops = hopsOf({ sender: marksOf("sender"), receiver: [] });
  expect(hops[3]).toBe(4);
  expect(hops.slice(4).every((ms) => ms === null)).toBe(true);
});

test("a part that runs beside the way has a time of its own, whatever else is written with it", () => {
  const stored: Mark[] = [
    { at: 1_030, where: "offscreen.html", what: "store inbox+receivedKeys" },
    { at: 1_033, where: "offscreen.html", what: "store inbox+receivedKeys done" },
  ];
  const receiver = inOrder([...marksOf("receiver"), ...stored]);
  expect(partsOf({ sender: marksOf("sender"), receiver })).toEqual([null, null, null, 3]);
});
