import { beforeEach, expect, test, vi } from "vitest";
import { freshWorker } from "../support/fresh-worker.ts";

const worker = freshWorker(() => import("../../../extension/background/shortcuts.ts"));

beforeEach(() => {
  worker.ask.mockImplementation(async (_command, typed) => ({ enter: `Ping ${typed}`, others: [typed] }));
  worker.watchOmnibox();
});

test("what Enter will do is said before who else could be meant, since Chromium shows it in this order", async () => {
  const others = vi.fn(() => expect(worker.browser.state.enterDoes).toBe("Ping bo"));
  worker.browser.omnibox.onInputChanged.tell("bo", others);
  await worker.settle();
  expect(others.mock.calls).toEqual([[["bo"]]]);
});

test("it is said from the first moment on", async () => {
  worker.browser.omnibox.onInputStarted.tell();
  await worker.settle();
  expect(worker.browser.state.enterDoes).toBe("Ping ");
});

test("nothing is shown of what was typed before the last letter", async () => {
  const outdated = vi.fn();
  worker.browser.omnibox.onInputChanged.tell("b", outdated);
  worker.browser.omnibox.onInputChanged.tell("bx", () => {});
  await worker.settle();
  expect(outdated).not.toHaveBeenCalled();
  expect(worker.browser.state.enterDoes).toBe("Ping bx");
});

test("Enter is told to the core", () => {
  worker.browser.omnibox.onInputEntered.tell("bo lunch?");
  expect(worker.ask.mock.calls).toEqual([["pingFromOmnibox", "bo lunch?"]]);
});
