import { expect, test } from "vitest";
import { hopsOf, type Mark, way } from "./hops.ts";

/** Marks of a ping in which each hop takes a millisecond more than the one before. */
const marksOf = (side: "sender" | "receiver"): Mark[] =>
  way.flatMap((each, n) =>
    each.side === side ? [{ at: 1_000 + (n * (n + 1)) / 2, where: each.where, what: each.what }] : [],
  );

test("each hop ends with its own mark", () => {
  expect(hopsOf(marksOf("sender"), marksOf("receiver"))).toEqual(way.slice(1).map((_, n) => n + 1));
});

test("what else is noted meanwhile is passed over", () => {
  const others: Mark[] = [
    { at: 1_000.5, where: "worker", what: "told ping" },
    { at: 1_001.5, where: "worker", what: "read settings" },
  ];
  const sender = [...others, ...marksOf("sender")].sort((one, other) => one.at - other.at);
  expect(hopsOf(sender, marksOf("receiver"))[0]).toBe(1);
});

test("a way that cannot be followed to its end has no times from there on", () => {
  const hops = hopsOf(marksOf("sender"), []);
  expect(hops[7]).toBe(8);
  expect(hops.slice(8).every((ms) => ms === null)).toBe(true);
});
