import { expect, test, vi } from "vitest";
import { changeService } from "../../extension/background/change-service.ts";
import { meetDevice } from "../../extension/background/meet-device.ts";
import { connections } from "../../extension/shared/connection.ts";
import { knownTeammates } from "../../extension/shared/known-teammates.ts";
import type { SentPing } from "../../extension/shared/ping.ts";
import { outbox } from "../../extension/shared/stored-pings.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { sentAt } from "./support/pings.ts";

const offscreen = vi.hoisted(() => ({ sendMessage: vi.fn(async (..._call: unknown[]) => true) }));
vi.mock("../../extension/offscreen/api.ts", () => ({ offscreen }));
const closeOffscreenDocument = vi.hoisted(() => vi.fn(async () => {}));
vi.mock("../../extension/background/offscreen-document.ts", () => ({ closeOffscreenDocument }));

freshBackground();

const one = "https://one.example";
const other = "https://other.example";
const own = "Ana.aaaaaaaa";
const bo = "Bo.aaaaaaaa";
const room = "ping-room";

const waiting: SentPing = {
  id: "5f7b0c7e-0d5c-4f7e-9d0e-0a3a3c1d9b11",
  text: "Between us",
  sentAt,
  priority: "ping",
  to: "Bo",
  room,
  expiresAt: sentAt + 3_600_000,
  recipients: [{ identity: bo, outcome: "pending", at: sentAt }],
};

const useAndPing = async () => {
  await changeService(one);
  await outbox.set([waiting]);
  await knownTeammates.set([{ identity: bo, room, lastSeenAt: sentAt }]);
  const here = { identity: own, room, participants: [bo], presences: [], provenAt: sentAt };
  await connections.set({ [room]: { state: "connected", ...here } });
};

test("what waited at one service reaches nobody of the same name at the next", async () => {
  await useAndPing();
  await changeService(other);
  await meetDevice({ identity: "Bo.bbbbbbbb", own, room });
  expect(await outbox.get()).toMatchObject([{ recipients: [{ identity: bo, outcome: "expired" }] }]);
  expect(offscreen.sendMessage).not.toHaveBeenCalled();
});

test("the people of one service are not known at the next, and its rooms are left", async () => {
  await useAndPing();
  await changeService(other);
  expect(await knownTeammates.get()).toEqual([]);
  expect(await connections.get()).toEqual({});
  expect(closeOffscreenDocument).toHaveBeenCalledOnce();
});

test("everything stays while the service does", async () => {
  await useAndPing();
  await changeService(one);
  expect(await outbox.get()).toEqual([waiting]);
  expect(await knownTeammates.get()).toHaveLength(1);
  expect(closeOffscreenDocument).not.toHaveBeenCalled();
});
