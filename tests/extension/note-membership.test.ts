import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteMembership } from "../../extension/core/access/note-membership.ts";
import { enrolment, settings } from "../../extension/core/store/values.ts";
import type { Enrolment } from "../../extension/shared/enrolment.ts";

import { type MemoryStorage, memoryStorage } from "./support/memory-storage.ts";

const known: Enrolment = {
  serviceUrl: "https://ping.example",
  device: "thumbprint",
  name: "Ana",
  rooms: [{ room: "ops", role: "both" }],
};

let storage: MemoryStorage;

beforeEach(async () => {
  storage = memoryStorage();
  await enrolment.set(known);
  await settings.update((now) => ({ ...now, serviceUrl: known.serviceUrl, name: "Ana", room: "ops" }));
  storage.written.length = 0;
});

afterEach(() => vi.unstubAllGlobals());

test("writes nothing while the service says the same", async () => {
  await noteMembership(structuredClone(known));
  expect(storage.written).toEqual([]);
});

test.each([
  { name: "Ana Lima" },
  { rooms: [{ room: "ops", role: "subscribe" as const }] },
  { rooms: [...known.rooms, { room: "lab", role: "both" as const }] },
])("stores %o when the service says so now", async (news) => {
  await noteMembership({ ...known, ...news });
  expect(storage.local.enrolment).toEqual({ ...known, ...news });
  expect((await settings.get()).name).toBe(news.name ?? "Ana");
});

test.each([{ serviceUrl: "https://other.example" }, { device: "another" }])(
  "takes nothing from a stay of before (%o)",
  async (other) => {
    await noteMembership({ ...known, ...other, name: "Somebody else" });
    expect(storage.local.enrolment).toEqual(known);
    expect((await settings.get()).name).toBe("Ana");
  },
);

test("does not name a guest of another service", async () => {
  await settings.update((now) => ({ ...now, serviceUrl: "https://other.example", name: "Guest" }));
  await noteMembership({ ...known, name: "Ana Lima" });
  expect((await settings.get()).name).toBe("Guest");
});
