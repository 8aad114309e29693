import { beforeEach, expect, test, vi } from "vitest";
import type { Draft } from "../../../extension/shared/core-values-schema.ts";

const ask = vi.hoisted(() => vi.fn<(command: "keepDraft", draft: Draft) => Promise<void>>());
vi.mock("../../../extension/ui/core.ts", () => ({ ask }));

let keepDraft: (draft: Draft) => Promise<void>;

beforeEach(async () => {
  ask.mockReset().mockResolvedValue();
  vi.resetModules();
  ({ keepDraft } = await import("../../../extension/popup/use-ping.ts"));
});

test("a draft that is kept already is not kept again", async () => {
  const drafts = ["Lunch?", "Lunch?", "", "Lunch?"].map((text) => ({ text }));
  for (const draft of drafts) await keepDraft(draft);
  expect(ask.mock.calls.map(([, { text }]) => text)).toEqual(["Lunch?", "", "Lunch?"]);
});

test("one that is for another room now is kept", async () => {
  for (const room of ["ops", "ops", "alerts"]) await keepDraft({ text: "Lunch?", room });
  expect(ask.mock.calls.map(([, { room }]) => room)).toEqual(["ops", "alerts"]);
});

test("one that could not be kept is tried again", async () => {
  ask.mockRejectedValueOnce(new Error("The disk is full."));
  await expect(keepDraft({ text: "Lunch?" })).rejects.toThrow("The disk is full.");
  await keepDraft({ text: "Lunch?" });
  expect(ask).toHaveBeenCalledTimes(2);
});

test("one that is urgent now is kept", async () => {
  for (const priority of ["urgent", "urgent", undefined] as const) {
    await keepDraft({ text: "Lunch?", ...(priority && { priority }) });
  }
  expect(ask.mock.calls.map(([, draft]) => draft.priority)).toEqual(["urgent", undefined]);
});
