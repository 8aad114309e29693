import { expect, test } from "vitest";
import { limitTable } from "./limit-table.ts";

const renewed = { renewals: 600, median: 1, p99: 5, lost: 0, ownDelay: 6, dropped: 0 };

test("each code is named once", () => {
  const knocked = { entered: 1, codes: [503, 503, 1006] };
  const { rows } = limitTable([{ name: "sockets", renewed: { ...renewed, knocked } }]);
  expect(rows).toEqual([["sockets", 4, 1, "503, 1006", 0, 600, 0, 5]]);
});

test("where nobody was refused there is no code", () => {
  const { rows } = limitTable([
    { name: "rooms", renewed: { ...renewed, knocked: { entered: 2, codes: [] } } },
  ]);
  expect(rows[0]?.[3]).toBeNull();
});

test("a limit that could not be reached says so", () => {
  expect(limitTable([{ name: "rooms" }]).rows[0]).toContain("not reached here");
});
