import { beforeEach, expect, test } from "vitest";
import type { Enrolment } from "../../../extension/shared/team-schema.ts";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(() => import("../../../extension/core/access/request-and-tell.ts"));

const known: Enrolment = {
  serviceUrl: "https://ping.example",
  device: "thumbprint",
  name: "Ana",
  rooms: [{ room: "ops", role: "both" }],
};

beforeEach(async () => {
  await core.enrolment.set(known);
  await core.settings.update((now) => ({ ...now, serviceUrl: known.serviceUrl, name: "Ana", room: "ops" }));
  core.disk.written.length = 0;
});

test("writes nothing while the service says the same", async () => {
  await core.recordMembership(structuredClone(known));
  expect(core.disk.written).toEqual([]);
});

test.each([
  { name: "Ana Lima" },
  { rooms: [{ room: "ops", role: "subscribe" as const }] },
  { rooms: [...known.rooms, { room: "lab", role: "both" as const }] },
])("stores %o when the service says so now", async (news) => {
  await core.recordMembership({ ...known, ...news });
  expect(core.enrolment.get()).toEqual({ ...known, ...news });
  expect(core.settings.get().name).toBe(news.name ?? "Ana");
});

test.each([{ serviceUrl: "https://other.example" }, { device: "another" }])(
  "takes nothing from a stay of before (%o)",
  async (other) => {
    await core.recordMembership({ ...known, ...other, name: "Somebody else" });
    expect(core.enrolment.get()).toEqual(known);
    expect(core.settings.get().name).toBe("Ana");
  },
);

test("does not name a guest of another service", async () => {
  await core.settings.update((now) => ({ ...now, serviceUrl: "https://other.example", name: "Guest" }));
  await core.recordMembership({ ...known, name: "Ana Lima" });
  expect(core.settings.get().name).toBe("Guest");
});
