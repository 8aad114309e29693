import { expect, test } from "vitest";
import type { Pause } from "../../../extension/core/attention/auto-pause.ts";
import { plannedConnections, roomPlan } from "../../../extension/core/connection/stay-connected.ts";
import type { Connection } from "../../../extension/shared/connection-schema.ts";

const settings = { room: "ops", rooms: [{ room: "lab", muted: false, role: "both" as const }] };
const here = (room: string): Connection => {
  return { state: "reconnecting", identity: "Ana.aaaaaaaa", room, participants: [], presences: [] };
};
const away: Pause = { state: "paused", why: { plain: "Away." }, advice: { plain: "Come back." } };

test("all chosen rooms are joined, the default one first, or none while there is a reason", () => {
  expect(roomPlan(settings).join.map(({ room }) => room)).toEqual(["ops", "lab"]);
  expect(roomPlan(settings, away)).toMatchObject({ join: [], pause: away });
});

test("a new room is being joined, a left one is gone, and the others stay as they are", () => {
  const all = { tea: here("tea"), lab: here("lab") };
  const planned = plannedConnections(all, roomPlan(settings));
  expect(planned).toEqual({ ops: { state: "connecting" }, lab: here("lab") });
  expect(plannedConnections(planned, roomPlan(settings))).toBe(planned);
});

test("which one is the default changes nothing", () => {
  const all = { lab: here("lab"), ops: here("ops") };
  expect(plannedConnections(all, roomPlan(settings))).toBe(all);
});

test("paused rooms say so until they are joined again", () => {
  const all = { ops: here("ops"), lab: here("lab") };
  const paused = plannedConnections(all, roomPlan(settings, away));
  expect(paused).toEqual({ ops: away, lab: away });
  expect(plannedConnections(paused, roomPlan(settings, { ...away }))).toBe(paused);
  const later = { ...away, until: 1 };
  expect(plannedConnections(paused, roomPlan(settings, later))).toEqual({ ops: later, lab: later });
  expect(plannedConnections(paused, roomPlan(settings))).toEqual({
    ops: { state: "connecting" },
    lab: { state: "connecting" },
  });
});
