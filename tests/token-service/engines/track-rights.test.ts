import { expect, it } from "vitest";
import { trackRights } from "../../../token-service/engines/track-rights.ts";

const everything = { publishes: ["pings", "receipts"], hears: ["pings", "receipts"] };

it.each([
  ["ana.manaaaaaaa.abcdefgh", everything],
  ["ana.manaaaaaaa.abcdefgh.subscribe", { ...everything, publishes: ["receipts"] }],
  ["ana.manaaaaaaa.abcdefgh.publish", { ...everything, hears: ["receipts"] }],
  ["ana.publish.manaaaaaaa.abcdefgh", everything],
  ["ana.manaaaaaaa.abcdefgh.probe", everything],
  ["ana.subscribe", { ...everything, publishes: ["receipts"] }],
  ["publish", everything],
])("tells from the identity %s which tracks it may publish and hear", (identity, expected) => {
  const { publishes, hears } = trackRights(identity);
  const names = ["pings", "receipts"];
  expect({ publishes: names.filter(publishes), hears: names.filter(hears) }).toEqual(expected);
});

it("knows a probe and the one device that it meets, in whichever role", () => {
  const { isProbeOf } = trackRights("ana.manaaaaaaa.abcdefgh.probe");
  const others = [
    "ana.manaaaaaaa.abcdefgh",
    "ana.manaaaaaaa.abcdefgh.publish",
    "ana.manaaaaaaa.abcdefgh.subscribe",
    "ana.manaaaaaaa.abcdefgh.probe",
    "ana.manaaaaaaa.aaaaaaaa",
    "ben.mbenaaaaaa.abcdefgh",
    "ana.abcdefgh.aaaaaaaa",
  ];
  expect(others.filter((identity) => isProbeOf?.(identity))).toEqual(others.slice(0, 3));
});

it.each(["ana.manaaaaaaa.abcdefgh", "ana.manaaaaaaa.abcdefgh.publish", "ana.probe.manaaaaaaa.abcdefgh"])(
  "takes %s for no probe",
  (identity) => {
    expect(trackRights(identity).isProbeOf).toBeUndefined();
  },
);
