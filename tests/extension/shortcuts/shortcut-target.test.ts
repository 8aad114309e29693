import { describe, expect, test } from "vitest";
import { withTarget } from "../../../extension/core/outbox/ping-target.ts";
import { shortcutTarget } from "../../../extension/core/shortcuts/ping-and-tell.ts";
import { lastTargetIn } from "../../../extension/shared/last-target.ts";

const set = { room: "company", rooms: [{ room: "leads", muted: false, role: "both" as const }] };
const none = { lastTargets: {}, lastTarget: undefined };
const last = { lastTargets: { company: null, leads: "Bo" }, lastTarget: { to: "Bo", room: "leads" } };

describe("whom one pinged last in a room", () => {
  test("is another one for each room", () => {
    expect(lastTargetIn("company", "company", last)).toBeNull();
    expect(lastTargetIn("leads", "company", last)).toBe("Bo");
    expect(lastTargetIn("constructor", "company", last)).toBeUndefined();
  });

  test("is told by what an earlier version stored", () => {
    const earlier = { lastTargets: {}, lastTarget: { to: "Bo" } };
    expect(lastTargetIn("company", "company", earlier)).toBe("Bo");
    expect(lastTargetIn("leads", "company", earlier)).toBeUndefined();
  });

  test("stays when somebody is pinged elsewhere, also where an earlier version stored it", () => {
    expect(withTarget(set, last, { to: "Cy", room: "leads" })).toEqual({ company: null, leads: "Cy" });
    const earlier = { lastTargets: {}, lastTarget: { to: "Bo" } };
    expect(withTarget(set, earlier, { to: "Cy", room: "leads" })).toEqual({ company: "Bo", leads: "Cy" });
  });

  test("is forgotten with the room", () => {
    expect(withTarget({ ...set, rooms: [] }, last, { to: "Cy", room: "company" })).toEqual({ company: "Cy" });
  });

  test("is no news when it is the same", () => {
    expect(withTarget(set, last, { to: "Bo", room: "leads" })).toBe(last.lastTargets);
  });
});

describe("the shortcut", () => {
  test("pings whoever was pinged last, in the room where that was", () => {
    expect(shortcutTarget(set, last)).toEqual({ to: "Bo", room: "leads" });
    expect(shortcutTarget(set, { lastTargets: {}, lastTarget: { to: null } })).toEqual({
      to: null,
      room: "company",
    });
  });

  test("pings the last one of the default room when the other room is left", () => {
    expect(shortcutTarget({ ...set, rooms: [] }, last)).toEqual({ to: null, room: "company" });
  });

  test("goes to the room that is left, and so nowhere, when there is none", () => {
    const onlyLeads = { ...last, lastTargets: { leads: "Bo" } };
    expect(shortcutTarget({ ...set, rooms: [] }, onlyLeads)).toEqual({ to: "Bo", room: "leads" });
  });

  test("pings nobody before the first ping", () => {
    expect(shortcutTarget(set, none)).toBeUndefined();
  });
});
