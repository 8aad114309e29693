import { expect, test, vi } from "vitest";
import { changeProblem, changeSettings } from "../../../extension/ui/change-settings.ts";

const ask = vi.hoisted(() => vi.fn<(command: string, change: object) => Promise<void>>());
vi.mock("../../../extension/ui/core.ts", () => ({ ask }));

test("a change that cannot be kept is told until one is kept", async () => {
  vi.spyOn(console, "warn").mockReturnValueOnce();
  ask.mockRejectedValueOnce(new Error("The disk is full."));
  expect(await changeSettings({ sound: false })).toBe(false);
  expect(changeProblem.value).toMatch(/nothing has changed/);
  ask.mockResolvedValueOnce();
  expect(await changeSettings({ sound: false })).toBe(true);
  expect(ask).toHaveBeenLastCalledWith("changeSettings", { sound: false });
  expect(changeProblem.value).toBeNull();
});
