import { expect, test } from "vitest";
import { createLedger } from "./ledger.ts";

const once = { times: 1, notified: true };

/** Three pings from Ana that Bo has got, as they should be. */
const begun = () => {
  const ledger = createLedger();
  for (const n of [1, 2, 3]) {
    ledger.sent(`Ana ${n}`, ["Bo"]);
    ledger.received(`Ana ${n}`, "Bo", once);
    ledger.shown(`Ana ${n}`, "Bo");
    ledger.confirmed(`Ana ${n}`, "Bo");
  }
  return ledger;
};

const fine = { sent: 3, delivered: 3, shown: 3, together: 0, lost: 0, doubled: 0, outOfOrder: 0, waiting: 0 };

test("what arrives once and in order is fine, however often it is looked at", () => {
  const ledger = begun();
  ledger.received("Ana 1", "Bo", once);
  ledger.sent("Ana 1", ["Bo"]);
  expect(ledger.counts()).toEqual(fine);
  expect(ledger.complaints()).toEqual([]);
});

test("a ping that is confirmed and nowhere is lost", () => {
  const ledger = begun();
  ledger.sent("Ana 4", ["Bo", "Cleo"]);
  ledger.confirmed("Ana 4", "Bo");
  expect(ledger.counts()).toEqual({ ...fine, sent: 5, delivered: 4, lost: 1, waiting: 1 });
  expect(ledger.complaints()).toEqual(["Ana 4 Bo: lost"]);
});

test("a ping that is stored or shown twice is doubled", () => {
  const ledger = begun();
  ledger.received("Ana 3", "Bo", { times: 2, notified: true });
  ledger.shown("Ana 1", "Bo");
  expect(ledger.counts()).toEqual({ ...fine, doubled: 2 });
});

test("a ping behind a later one of the same sender is out of order", () => {
  const ledger = begun();
  ledger.received("Ana 6", "Bo", once);
  ledger.received("Ana 5", "Bo", once);
  ledger.received("Cleo 1", "Bo", once);
  expect(ledger.counts()).toMatchObject({ outOfOrder: 1 });
  expect(ledger.complaints()).toEqual(["Ana 5 Bo: outOfOrder"]);
});
