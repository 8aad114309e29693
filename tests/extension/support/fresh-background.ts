import { afterEach, beforeEach, vi } from "vitest";
import { fakeBrowser } from "./fake-browser.ts";
import { type MemoryStorage, memoryStorage } from "./memory-storage.ts";
import { sentAt } from "./pings.ts";

/** What a test of the background begins with. */
export interface FreshBackground {
  storage: MemoryStorage;
  /** Lets time pass, and what that sets off come to its end. @param ms milliseconds */
  pass(ms: number): Promise<void>;
}

/** Gives each test of a file an empty storage, an empty screen, and a clock that stands a second after `sentAt`. */
export const freshBackground = (): FreshBackground => {
  const fresh: FreshBackground = {
    storage: undefined as never,
    pass: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms);
      await fresh.storage.unlocked();
    },
  };

  beforeEach(() => {
    fresh.storage = memoryStorage();
    fakeBrowser.reset();
    vi.useFakeTimers({ now: sentAt + 1_000, toFake: ["Date", "performance", "setTimeout", "clearTimeout"] });
  });

  afterEach(async () => {
    await fresh.storage.unlocked();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.clearAllMocks();
    vi.restoreAllMocks();
  });

  return fresh;
};
