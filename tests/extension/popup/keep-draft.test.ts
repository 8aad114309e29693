import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Draft } from "../../../extension/shared/core-values-schema.ts";

const set = vi.fn<(items: { draft: Draft }) => Promise<void>>();
let keepDraft: (draft: Draft) => Promise<void>;

beforeEach(async () => {
  set.mockReset().mockResolvedValue();
  vi.stubGlobal("chrome", { storage: { local: { set } } });
  vi.resetModules();
  ({ keepDraft } = await import("../../../extension/popup/use-ping.ts"));
});

afterEach(() => vi.unstubAllGlobals());

test("a draft that is stored already is not stored again", async () => {
  const drafts = ["Lunch?", "Lunch?", "", "Lunch?"].map((text) => ({ text }));
  for (const draft of drafts) await keepDraft(draft);
  expect(set.mock.calls.map(([{ draft }]) => draft.text)).toEqual(["Lunch?", "", "Lunch?"]);
});

test("one that is for another room now is stored", async () => {
  for (const room of ["ops", "ops", "alerts"]) await keepDraft({ text: "Lunch?", room });
  expect(set.mock.calls.map(([{ draft }]) => draft.room)).toEqual(["ops", "alerts"]);
});

test("one that could not be stored is tried again", async () => {
  set.mockRejectedValueOnce(new Error("The disk is full."));
  await expect(keepDraft({ text: "Lunch?" })).rejects.toThrow("The disk is full.");
  await keepDraft({ text: "Lunch?" });
  expect(set).toHaveBeenCalledTimes(2);
});
