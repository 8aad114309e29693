import { expect, it } from "vitest";
import { trackRights } from "../../token-service/engines/track-rights.ts";

const everything = { publishes: ["pings", "receipts"], hears: ["pings", "receipts"] };

it.each([
  ["ana.abcdefgh", everything],
  ["ana.abcdefgh.subscribe", { ...everything, publishes: ["receipts"] }],
  ["ana.abcdefgh.publish", { ...everything, hears: ["receipts"] }],
  ["ana.publish.abcdefgh", everything],
  ["ana.subscribe", { ...everything, publishes: ["receipts"] }],
  ["publish", everything],
])("tells from the identity %s which tracks it may publish and hear", (identity, expected) => {
  const { publishes, hears } = trackRights(identity);
  const names = ["pings", "receipts"];
  expect({ publishes: names.filter(publishes), hears: names.filter(hears) }).toEqual(expected);
});
