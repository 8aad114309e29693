import { afterEach, beforeEach, expect, test, vi } from "vitest";

const set = vi.fn<(items: { draft: string }) => Promise<void>>();
let keepDraft: (text: string) => Promise<void>;

beforeEach(async () => {
  set.mockReset().mockResolvedValue();
  vi.stubGlobal("chrome", { storage: { local: { set } } });
  vi.resetModules();
  ({ keepDraft } = await import("../../../extension/popup/keep-draft.ts"));
});

afterEach(() => vi.unstubAllGlobals());

test("a draft that is stored already is not stored again", async () => {
  for (const text of ["Lunch?", "Lunch?", "", "Lunch?"]) await keepDraft(text);
  expect(set.mock.calls.map(([{ draft }]) => draft)).toEqual(["Lunch?", "", "Lunch?"]);
});

test("one that could not be stored is tried again", async () => {
  set.mockRejectedValueOnce(new Error("The disk is full."));
  await expect(keepDraft("Lunch?")).rejects.toThrow("The disk is full.");
  await keepDraft("Lunch?");
  expect(set).toHaveBeenCalledTimes(2);
});
