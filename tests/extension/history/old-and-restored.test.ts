import { expect, test } from "vitest";
import { withRestored } from "../../../extension/core/history/restore-pings.ts";
import { withoutOld } from "../../../extension/core/history/retention.ts";
import { withKeys } from "../../../extension/core/inbox/add-to-inbox.ts";
import type { SentPing } from "../../../extension/shared/ping-schema.ts";
import { sentPing } from "../support/pings.ts";

const dayMs = 86_400_000;
const now = 1_800_000_000_000;
const daysAgo = (days: number, ms = 0) => ({ sentAt: now - days * dayMs - ms });
const keeping = { keepDays: 30, now, at: ({ sentAt }: SentPing) => sentAt };

test("pings are kept for so many days, to the millisecond", () => {
  const pings = [
    sentPing(3, { Ana: "seen" }, daysAgo(1)),
    sentPing(2, { Ana: "seen" }, daysAgo(30)),
    sentPing(1, { Ana: "expired" }, daysAgo(30, 1)),
  ];
  expect(withoutOld(pings, keeping)).toEqual(pings.slice(0, 2));
  expect(withoutOld(pings, { ...keeping, keepDays: 7 })).toEqual(pings.slice(0, 1));
});

test("nothing is written when nothing is old", () => {
  const pings = [sentPing(1, { Ana: "seen" }, daysAgo(2))];
  expect(withoutOld(pings, keeping)).toBe(pings);
});

const order = { keyOf: ({ id }: SentPing) => id, at: ({ sentAt }: SentPing) => sentAt };

test("restored pings stand where they were, in whichever order they come back", () => {
  const all = [5, 4, 3, 2, 1].map((n) => sentPing(n, {}));
  const [five, four, three, two, one] = all as [SentPing, SentPing, SentPing, SentPing, SentPing];
  expect(withRestored([four, two], [one, five, three], order)).toEqual(all);
  expect(withRestored([], [one, five], order)).toEqual([five, one]);
});

test("a ping is not restored twice, and keeps what came of it since", () => {
  const seen = [sentPing(1, { Ana: "seen" })];
  expect(withRestored(seen, [sentPing(1, { Ana: "pending" })], order)).toBe(seen);
});

test("restoring moves nothing that a changed clock has put out of order", () => {
  const pings = [sentPing(1, {}), sentPing(9, {})];
  expect(withRestored(pings, [sentPing(5, {})], order).map(({ text }) => text)).toEqual([
    "ping 5",
    "ping 1",
    "ping 9",
  ]);
});

test("keys that are used again are remembered longest", () => {
  const known = Array.from({ length: 2_000 }, (_, n) => ({ key: `key ${n}`, at: 1 }));
  const remembered = withKeys(known, ["key 1999", "new"], now, () => "known");
  expect(remembered.slice(1, 3)).toEqual([
    { key: "new", at: now },
    { key: "key 0", at: 1 },
  ]);
  const next = remembered.map(({ key }) => key);
  expect(next.slice(0, 3)).toEqual(["key 1999", "new", "key 0"]);
  expect(next).toHaveLength(2_000);
  expect(next).not.toContain("key 1998");
});
