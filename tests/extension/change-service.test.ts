import { beforeEach, describe, expect, test, vi } from "vitest";
import { changeService } from "../../extension/core/connection/change-service.ts";
import { lastService } from "../../extension/core/connection/last-service.ts";
import { restorePings } from "../../extension/core/history/restore-pings.ts";
import { markHandled } from "../../extension/core/inbox/mark-handled.ts";
import { pressOnNotification } from "../../extension/core/notifications/press-on-notification.ts";
import { answerPing } from "../../extension/core/inbox/answer-ping.ts";
import { meetDevice } from "../../extension/core/outbox/meet-device.ts";
import {
  connections,
  draft,
  inbox,
  knownTeammates,
  lastTarget,
  lastTargets,
  outbox,
} from "../../extension/core/store/values.ts";
import { lastPings } from "../../extension/popup/last-pings.ts";

import type { ReceivedPing, SentPing } from "../../extension/shared/ping.ts";
import { canBeAnswered } from "../../extension/shared/still-urgent.ts";

import { fakeBrowser } from "./support/fake-browser.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { receivedPing, sentAt } from "./support/pings.ts";

const offscreen = vi.hoisted(() => ({ sendMessage: vi.fn(async (..._call: unknown[]) => true) }));
vi.mock("../../extension/offscreen/api.ts", () => ({ offscreen }));
vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));
vi.mock("../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: async () => {} }));
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

const answered = { id: waiting.id, from: bo };

const useAndPing = async () => {
  await changeService(one);
  await outbox.set([waiting]);
  await inbox.set([{ ...receivedPing(1, { from: bo }), ...answered, notifiedAt: sentAt }]);
  await lastTarget.set({ to: "Bo", room });
  await lastTargets.set({ [room]: "Bo" });
  await draft.set({ text: "Between us", room });
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
  expect(await lastTargets.get()).toEqual({ [room]: "Bo" });
  expect(await draft.get()).toEqual({ text: "Between us", room });
  expect(await inbox.get()).toMatchObject([answered]);
  expect((await inbox.get())[0]).not.toHaveProperty("former");
  expect(closeOffscreenDocument).not.toHaveBeenCalled();
});

test("a service that an earlier version stored is the same one", async () => {
  await useAndPing();
  await lastService.set(one as never);
  await changeService(one);
  expect(await outbox.get()).toEqual([waiting]);
});

test("neither whom one pinged last nor a text that was typed for them is carried to the next", async () => {
  await useAndPing();
  await changeService(other);
  expect(await lastTarget.get()).toBeUndefined();
  expect(await lastTargets.get()).toEqual({});
  expect(await draft.get()).toBeUndefined();
});

describe("a ping of a former team", () => {
  const question = "That ping is from a team that you have left, so it cannot be answered.";

  beforeEach(async () => {
    await useAndPing();
    await changeService(other);
    offscreen.sendMessage.mockClear();
    await knownTeammates.set([{ identity: bo, room, lastSeenAt: sentAt }]);
  });

  test("can be read, and not be answered", async () => {
    expect(await answerPing(answered, "Coming")).toBe(question);
    const [ping] = await inbox.get();
    expect(ping).toMatchObject({ text: "ping 1", former: true });
    expect(canBeAnswered(ping as ReceivedPing, "both")).toBe(false);
    expect(await outbox.get()).toHaveLength(1);
  });

  test("says why, when a button is pressed that its notification still has", async () => {
    await pressOnNotification(`${answered.id} ${bo}`, 0);
    expect(fakeBrowser.screen.get("unsent")).toMatchObject({ message: question });
  });

  test("is told to nobody of the next as seen, and nobody is asked about one", async () => {
    await outbox.update((pings) =>
      pings.map((ping) => ({ ...ping, recipients: [{ identity: bo, outcome: "delivered", at: sentAt }] })),
    );
    expect(await meetDevice({ identity: bo, own, room })).toEqual([]);
    expect(await meetDevice({ identity: "Ana.bbbbbbbb", own, room })).toEqual([]);
    await markHandled("seen");
    expect((await inbox.get())[0]?.seenAt).toBeDefined();
    expect(offscreen.sendMessage).not.toHaveBeenCalled();
  });

  test("that was deleted before comes back as such, and waits for nobody", async () => {
    await Promise.all([inbox.set([]), outbox.set([])]);
    await restorePings({ received: [receivedPing(1, { from: bo })], sent: [waiting] });
    expect(await inbox.get()).toMatchObject([{ former: true }]);
    expect(await outbox.get()).toMatchObject([{ former: true, recipients: [{ outcome: "expired" }] }]);
  });

  test("is not what became of the last ping to somebody of the same name", async () => {
    expect(lastPings(await outbox.get(), room, sentAt).size).toBe(0);
  });
});
