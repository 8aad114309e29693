import { beforeEach, expect, test, vi } from "vitest";
import { maxWaiting } from "../../../extension/shared/limits.ts";
import { freshCore } from "../support/fresh-core.ts";
import { idOf, receivedPing, sentPing } from "../support/pings.ts";

const core = freshCore(() => import("../../../extension/core/inbox/answer-ping.ts"));
const bo = "Bo.aaaaaaaa";
const question = { id: idOf(1), from: bo };

beforeEach(async () => {
  await core.inbox.set([receivedPing(2, { from: bo }), receivedPing(1, { from: bo })]);
});

const answeredIds = () =>
  core.inbox
    .get()
    .filter(({ answeredAt }) => answeredAt !== undefined)
    .map(({ id }) => id);

test("an answer goes to whoever asked, on the device that asked, and the ping is answered", async () => {
  const room = core.openRoom("ping-room");
  expect(await core.answerPing(question, "Coming")).toBeNull();
  expect(core.outbox.get()).toMatchObject([
    { to: "Bo", text: "Coming", re: idOf(1), recipients: [{ identity: bo, outcome: "pending" }] },
  ]);
  expect(answeredIds()).toEqual([idOf(1)]);
  expect(room.add.mock.calls).toMatchObject([[[{ ping: { re: idOf(1) }, recipients: [{ identity: bo }] }]]]);
  expect(core.rooms.sendReceipt).toHaveBeenCalledWith("ping-room", {
    id: idOf(1),
    to: bo,
    outcome: "answered",
  });
});

test("two taps at once send one answer", async () => {
  const problems = await Promise.all([
    core.answerPing(question, "Coming"),
    core.answerPing(question, "Later"),
  ]);
  expect(problems).toEqual([null, null]);
  expect(core.outbox.get()).toMatchObject([{ text: "Coming" }]);
});

test("an answer is sent although the ping cannot be marked as answered", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(core.inbox, "update").mockRejectedValueOnce(new Error("The disk is full."));
  expect(await core.answerPing(question, "Coming")).toBeNull();
  expect(core.outbox.get()).toMatchObject([{ text: "Coming" }]);
});

test("an answer goes to the room of what it answers, whichever is the default one by now", async () => {
  const rooms = [{ room: "ping-room", muted: false, role: "both" as const }];
  await core.settings.set({ ...core.settings.get(), room: "lab", rooms });
  await core.answerPing(question, "Coming");
  expect(core.outbox.get()).toMatchObject([{ room: "ping-room" }]);
});

test("who answers a ping that is no longer stored is told so, and nothing is sent", async () => {
  await core.inbox.set([receivedPing(1, { from: "Mallory.aaaaaaaa" })]);
  expect(await core.answerPing(question, "Coming")).toMatch(/no longer in the list/);
  expect(core.outbox.get()).toEqual([]);
});

test("a ping whose answer could not be sent is not answered, and can be answered later", async () => {
  const waiting = Array.from({ length: maxWaiting }, (_, n) => sentPing(maxWaiting - n, { [bo]: "pending" }));
  await core.outbox.set(waiting);
  expect(await core.answerPing(question, "Coming")).toMatch(/was not sent/);
  expect(answeredIds()).toEqual([]);
  await core.outbox.set([]);
  expect(await core.answerPing(question, "Coming")).toBeNull();
  expect(answeredIds()).toEqual([idOf(1)]);
});
