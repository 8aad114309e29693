import { beforeEach, expect, test, vi } from "vitest";
import { freshCore } from "../support/fresh-core.ts";
import { sentAt } from "../support/pings.ts";

const core = freshCore(
  async () => (await import("../../../extension/core/outbox/sending.ts")).sending.commands,
);

const typed = { text: "Lunch?", room: "ping-room", priority: "urgent" } as const;

beforeEach(async () => {
  await core.settings.set({ ...core.settings.get(), serviceUrl: "https://ping.example", name: "Me" });
  await core.knownTeammates.set([{ identity: "Ana.aaaaaaaa", room: "ping-room", lastSeenAt: sentAt }]);
});

test("what is typed is kept, with how urgent it is to be", async () => {
  await core.keepDraft(typed);
  expect(core.draft.get()).toEqual(typed);
});

test("an urgency without a text is forgotten", async () => {
  await core.keepDraft({ ...typed, text: " " });
  expect(core.draft.get()).toEqual({ text: " ", room: "ping-room" });
});

test("a ping is sent although the draft cannot be forgotten: else it would be sent once more", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  await core.keepDraft(typed);
  vi.spyOn(core.draft, "set").mockRejectedValueOnce(new Error("The disk is full."));
  expect(await core.ping({ ...typed, to: "Ana" })).toBeNull();
  expect(core.outbox.get()).toHaveLength(1);
});

test("what was typed is forgotten once it is a ping, and stays while it is none", async () => {
  await core.keepDraft(typed);
  expect(await core.ping({ ...typed, to: "Zoe" })).toMatch(/./);
  expect(core.draft.get()).toEqual(typed);
  expect(await core.ping({ ...typed, to: "Ana" })).toBeNull();
  expect(core.draft.get()).toBeUndefined();
});
