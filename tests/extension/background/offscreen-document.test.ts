import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FromClient, FromCore } from "../../../extension/core/channel.ts";

/** What runs in a document: a core that answers hello, or nothing that does. */
type Runs = "core" | "nothing";

const channels: BroadcastChannel[] = [];
let openCore: () => Promise<void>;
/** What the documents run that are yet to be created. */
let next: Runs[];
let current: BroadcastChannel | undefined;
/** What the worker has had the browser do, and told the core. */
let done: string[];

/** The document that a worker before has left open. */
const leftOpen = (runs: Runs): void => {
  const channel = new BroadcastChannel("core");
  channels.push(channel);
  current = channel;
  channel.addEventListener("message", ({ data }: MessageEvent<FromClient>) => {
    if (data.kind !== "hello") return;
    if (runs === "core") channel.postMessage({ kind: "taken", id: data.id } satisfies FromCore);
    else void vi.advanceTimersByTimeAsync(5_000); // Which pass without an answer.
  });
};

const offscreen = {
  createDocument: async () => {
    if (current) throw new Error("Only a single offscreen document may be created.");
    done.push("opened");
    leftOpen(next.shift() ?? "core");
  },
  closeDocument: async () => {
    if (!current) throw new Error("No current offscreen document.");
    done.push("closed");
    current.close();
    current = undefined;
  },
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(console, "warn").mockReturnValue();
  vi.stubGlobal("chrome", { offscreen });
  next = [];
  done = [];
  vi.resetModules();
  const document = await import("../../../extension/background/offscreen-document.ts");
  openCore = () => document.openCore(() => done.push("told that it is new"));
});

afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
  current = undefined;
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a document is opened where there is none", async () => {
  await openCore();
  expect(done).toEqual(["opened"]);
});

test("one that answers stays", async () => {
  leftOpen("core");
  await openCore();
  expect(done).toEqual([]);
});

test("one that is mute is closed and opened anew", async () => {
  leftOpen("nothing");
  await openCore();
  expect(done).toEqual(["closed", "opened", "told that it is new"]);
});

test("two that ask at the same moment have it opened anew once", async () => {
  leftOpen("nothing");
  await Promise.all([openCore(), openCore()]);
  await openCore();
  expect(done).toEqual(["closed", "opened", "told that it is new"]);
});

test("one that stays mute is opened anew once, and told", async () => {
  next = ["nothing", "nothing"];
  await expect(openCore()).rejects.toThrow("The core does not answer.");
  expect(done).toEqual(["opened", "closed", "opened"]);
  expect(vi.mocked(console.warn)).toHaveBeenCalledOnce();
});

test("one that loads for ever is told, and closed by who asks next", async () => {
  vi.spyOn(offscreen, "createDocument").mockImplementationOnce(() => {
    leftOpen("nothing");
    return new Promise(() => {});
  });
  const opening = openCore();
  const over = expect(opening).rejects.toThrow("The core does not open.");
  await vi.advanceTimersByTimeAsync(20_000);
  await over;
  await openCore();
  expect(done).toEqual(["closed", "opened", "told that it is new"]);
});

test("what the browser refuses is told, and tried again by who asks next", async () => {
  vi.spyOn(offscreen, "createDocument").mockRejectedValueOnce(new Error("There is no room for it."));
  await expect(openCore()).rejects.toThrow("no room for it");
  await openCore();
  expect(done).toEqual(["opened"]);
});
