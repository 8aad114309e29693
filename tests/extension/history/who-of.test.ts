import { expect, test } from "vitest";
import { nameOf } from "../../../extension/shared/identity.ts";
import { whoOf } from "../../../extension/shared/ping-words.ts";
import { receivedPing, sentPing } from "../support/pings.ts";

test.each([
  ["somebody's ping", { from: "Bo.aaaaaaaa", toEveryone: false }, "Bo"],
  ["somebody's ping to all", { from: "Bo.aaaaaaaa", toEveryone: true }, "Bo → everyone"],
  [
    "a test ping, which comes from nobody else",
    { from: "Ana.aaaaaaaa.probe", test: true },
    "Test ping from yourself",
  ],
])("names whose it is: %s", (_what, more, who) => {
  expect(whoOf({ kind: "received", ping: receivedPing(1, more) }, nameOf)).toBe(who);
});

test("names whom it went to", () => {
  expect(whoOf({ kind: "sent", ping: sentPing(1, {}) }, nameOf)).toBe("You → everyone");
  expect(whoOf({ kind: "sent", ping: sentPing(1, {}, { to: "Bo" }) }, nameOf)).toBe("You → Bo");
});
