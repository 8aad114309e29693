import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { unawaited } from "../../extension/core/unawaited.ts";

let logged: MockInstance;

beforeEach(() => {
  logged = vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  logged.mockRestore();
});

const settle = () => new Promise((settled) => setTimeout(settled));

test("an error of something that nobody awaits is logged", async () => {
  unawaited(Promise.reject(new Error("a defect")));
  await settle();
  expect(logged).toHaveBeenCalledTimes(1);
});

test("what is cut short because the worker ends is no error", async () => {
  unawaited(Promise.reject(new Error("No SW")));
  unawaited(Promise.reject(new Error("Extension context invalidated.")));
  await settle();
  expect(logged).not.toHaveBeenCalled();
});
