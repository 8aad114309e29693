import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callOffscreenDocument } from "../../extension/background/call-offscreen-document.ts";
import {
  closeOffscreenDocument,
  openOffscreenDocument,
} from "../../extension/background/offscreen-document.ts";
import { memoryStorage } from "./support/memory-storage.ts";

vi.mock("../../extension/background/offscreen-document.ts", () => ({
  openOffscreenDocument: vi.fn(async () => {}),
  closeOffscreenDocument: vi.fn(async () => {}),
}));

beforeEach(() => {
  memoryStorage();
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockReturnValue();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

test("calls a document that answers, and leaves it open", async () => {
  const call = vi.fn(async () => {});
  await callOffscreenDocument(call);
  expect(openOffscreenDocument).toHaveBeenCalledTimes(1);
  expect(call).toHaveBeenCalledTimes(1);
  expect(closeOffscreenDocument).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test("replaces a document that is mute for 5 s, and calls the new one", async () => {
  const call = vi.fn<() => Promise<void>>(async () => {}).mockReturnValueOnce(new Promise(() => {}));
  const called = callOffscreenDocument(call);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(closeOffscreenDocument).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await called;
  expect(closeOffscreenDocument).toHaveBeenCalledTimes(1);
  expect(openOffscreenDocument).toHaveBeenCalledTimes(2);
  expect(call).toHaveBeenCalledTimes(2);
});

test("replaces a document that went away during the call", async () => {
  const call = vi.fn<() => Promise<void>>(async () => {}).mockRejectedValueOnce(new Error("closed"));
  await callOffscreenDocument(call);
  expect(call).toHaveBeenCalledTimes(2);
});
