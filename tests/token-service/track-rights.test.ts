import { expect, it } from "vitest";
import { trackRights } from "../../token-service/engines/track-rights.ts";

const everything = { publishes: ["pings", "receipts"], hears: ["pings", "receipts"] };

it.each([
  ["ana.abcdefgh", everything],
  ["ana.abcdefgh.subscribe", { ...everything, publishes: ["receipts"] }],
  ["ana.abcdefgh.publish", { ...everything, hears: ["receipts"] }],
  ["ana.publish.abcdefgh", everything],
  ["ana.abcdefgh.probe", everything],
  ["ana.subscribe", { ...everything, publishes: ["receipts"] }],
  ["publish", everything],
])("tells from the identity %s which tracks it may publish and hear", (identity, expected) => {
  const { publishes, hears } = trackRights(identity);
  const names = ["pings", "receipts"];
  expect({ publishes: names.filter(publishes), hears: names.filter(hears) }).toEqual(expected);
});

it("connects two who only send with everybody but each other", () => {
  const { connectsWith } = trackRights("ana.abcdefgh.publish");
  const others = ["ben.abcdefgh", "ben.abcdefgh.subscribe", "ana.abcdefgh.probe", "ben.abcdefgh.publish"];
  expect(others.filter((identity) => connectsWith?.(identity))).toEqual(others.slice(0, 3));
  expect(trackRights("ben.abcdefgh").connectsWith).toBeUndefined();
});

it("knows a probe and the one device that it meets, in whichever role", () => {
  const { isProbeOf } = trackRights("ana.abcdefgh.probe");
  const others = [
    "ana.abcdefgh",
    "ana.abcdefgh.publish",
    "ana.abcdefgh.subscribe",
    "ana.abcdefgh.probe",
    "ana.aaaaaaaa",
    "ben.abcdefgh",
    "ana.abcdefgh.aaaaaaaa",
  ];
  expect(others.filter((identity) => isProbeOf?.(identity))).toEqual(others.slice(0, 3));
});

it.each(["ana.abcdefgh", "ana.abcdefgh.publish", "ana.probe.abcdefgh"])(
  "takes %s for no probe",
  (identity) => {
    expect(trackRights(identity).isProbeOf).toBeUndefined();
  },
);
