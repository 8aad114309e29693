import { beforeEach, describe, expect, test, vi } from "vitest";
import { freshWorker } from "../support/fresh-worker.ts";

const worker = freshWorker(async () => ({
  ...(await import("../../../extension/background/hands.ts")),
  ...(await import("../../../extension/offscreen/stand-ins.ts")),
}));

let send: ReturnType<typeof vi.fn<(message: unknown) => Promise<unknown>>>;

beforeEach(() => {
  worker.lendHands();
  send = vi.fn((message) => worker.say(message));
  Object.assign(chrome.runtime, { sendMessage: send });
});

test("the worker does what the core asks for, and tells what comes of it", async () => {
  await worker.workerHands.badge("3");
  expect(worker.browser.state.badge).toBe("3");
  Object.assign(worker.browser.idle, { queryState: async (seconds: number) => `idle after ${seconds}` });
  expect(await worker.workerHands.idleState(60)).toBe("idle after 60");
});

test("what the browser cannot do is an error of the core's, too", async () => {
  Object.assign(worker.browser.action, {
    setBadgeText: () => Promise.reject(new Error("There is no toolbar.")),
  });
  await expect(worker.workerHands.badge("3")).rejects.toThrow("There is no toolbar.");
  expect(send).toHaveBeenCalledOnce();
});

test.each([
  ["gave no answer", () => Promise.resolve(undefined)],
  ["could not be reached", () => Promise.reject(new Error("Receiving end does not exist."))],
])("a worker that %s since it was just ending is asked once more", async (_what, lost) => {
  send.mockImplementationOnce(lost);
  await worker.workerHands.badge("3");
  expect(worker.browser.state.badge).toBe("3");
});

test("what is no request for a hand is left to others", async () => {
  expect(await worker.say("open the core")).toBeUndefined();
  expect(await worker.say(null)).toBeUndefined();
});

describe("an address that is opened", () => {
  test("is in a tab, whose window comes to the front", async () => {
    worker.browser.state.windows = [1, 2];
    await worker.workerHands.openTab("https://example.com/");
    expect(worker.browser.state.tabs).toMatchObject([{ url: "https://example.com/", windowId: 1 }]);
    expect(worker.browser.state.windows.at(-1)).toBe(1);
  });

  test("is in a window of its own where there is none", async () => {
    worker.browser.state.windows = [];
    await worker.workerHands.openTab("https://example.com/");
    expect(worker.browser.state.tabs).toMatchObject([{ url: "https://example.com/", windowId: 7 }]);
  });
});
