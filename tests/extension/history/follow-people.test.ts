import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { followPeople } from "../../../extension/history/steady-signals.ts";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import { defaultSettings, type Settings } from "../../../extension/shared/settings-schema.ts";
import type { Enrolment } from "../../../extension/shared/team-schema.ts";

vi.mock("../../../extension/shared/browser.ts", () => import("../support/fake-browser.ts"));

const joined: Connection = {
  state: "connected",
  identity: "Me.aaaaaaaa",
  room: "ops",
  participants: ["Bo.aaaaaaaa"],
  presences: [],
  provenAt: 0,
};

test("who is in a room is known while oneself is in it, and not else", () => {
  const connections = signal<Record<string, Connection>>({ ops: joined, lab: { state: "connecting" } });
  const people = followPeople(
    connections,
    signal<Settings>(defaultSettings),
    signal<Enrolment | undefined>(undefined),
    signal([]),
    signal([]),
    signal([]),
  );
  expect(people.value.here("ops")?.map(({ person }) => person)).toEqual(["Bo"]);
  expect([people.value.here("lab"), people.value.here("never joined")]).toEqual([undefined, undefined]);
  connections.value = { ops: { ...joined, participants: [] } };
  expect(people.value.here("ops")).toEqual([]);
});
