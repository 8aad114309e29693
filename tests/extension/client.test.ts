import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Commands } from "../../extension/core/api.ts";
import { coreLock, type FromClient, type FromCore, openChannel } from "../../extension/core/channel.ts";
import { type CoreClient, connectToCore } from "../../extension/core/client.ts";
import { serve } from "../../extension/core/serve.ts";
import { type FakeLocks, fakeLocks } from "./support/fake-locks.ts";
import { receivedPing } from "./support/pings.ts";

let channels: BroadcastChannel[];
let locks: FakeLocks;
let values: typeof import("../../extension/core/store/values.ts");
/** All that cores have said, oldest first. */
let said: FromCore[];

class Channel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.push(this);
  }
}

const turn = () => new Promise(setImmediate);

/** Waits until that is so, however busy the computer is. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await turn();
};

/** Lets what was said just now be heard. */
const settle = async () => {
  for (let turns = 0; turns < 20; turns += 1) await turn();
};

const saidOf = (kind: FromCore["kind"]) => said.filter((message) => message.kind === kind);

/** Resolves once this page, and whoever listens, has heard all that the core had to say: messages do not overtake each other. */
const heardBy = async (page: CoreClient) => {
  for (let round = 0; round < 2; round += 1) {
    const before = saidOf("answer").length;
    await page.ask("stayConnected");
    await until(() => saidOf("answer").length > before);
  }
};

/** Starts a core with these commands. @returns ends it, as a document does that is closed */
const startCore = (commands: Partial<Commands> = {}, ready: Promise<unknown> = Promise.resolve()) => {
  const before = channels.length;
  serve({ stayConnected: async () => {}, ...commands } as Commands, values, ready);
  const [channel] = channels.slice(before);
  return () => {
    channel?.close();
    locks.end(coreLock);
  };
};

const neverOpens = () => new Promise<void>(() => {});

/** A page that finds a core, unless it says how one is opened. */
const openPage = (open: () => Promise<void> = neverOpens): CoreClient => connectToCore(open);

/** What a page hears of the values that it watches. */
const watching = async (client: CoreClient) => {
  const heard: unknown[] = [];
  const now = await client.watch(["draft", "progress"], (name, value) => heard.push([name, value]));
  return { now, heard };
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(console, "error").mockReturnValue();
  channels = [];
  locks = fakeLocks();
  vi.stubGlobal("BroadcastChannel", Channel);
  vi.stubGlobal("navigator", { locks });
  vi.resetModules();
  values = await import("../../extension/core/store/values.ts");
  said = [];
  new BroadcastChannel("core").addEventListener("message", ({ data }) => said.push(data));
});

afterEach(() => {
  for (const channel of channels) channel.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a request", () => {
  test("is answered with what the command returns", async () => {
    const join = vi.fn(async ({ link }: { link: string }) => `No team at ${link}.`);
    startCore({ join });
    expect(await openPage().ask("join", { link: "x" })).toBe("No team at x.");
    expect(join.mock.calls).toEqual([[{ link: "x" }]]);
  });

  test("of one page is answered to no other", async () => {
    startCore({ join: async ({ link }) => link });
    const answers = await Promise.all(["a", "b"].map((link) => openPage().ask("join", { link })));
    expect(answers).toEqual(["a", "b"]);
  });

  test.each([
    [new TypeError("a defect"), { name: "TypeError", message: "a defect" }],
    ["no error at all", { name: "Error", message: "no error at all" }],
  ])(
    "of which the command throws %s is rejected with that, and the next one is not",
    async (thrown, told) => {
      startCore({ tryAgain: () => Promise.reject(thrown) });
      const page = openPage();
      const asked = page.ask("tryAgain");
      await expect(asked).rejects.toBeInstanceOf(Error);
      await expect(asked).rejects.toMatchObject(told);
      await page.ask("stayConnected");
    },
  );

  test.each([
    ["tryAgain", 10_000],
    ["join", 60_000],
  ] as const)("%s has to be answered within %i ms", async (command, deadlineMs) => {
    startCore({ [command]: () => new Promise(() => {}) });
    const asked = openPage().ask(command as "join", { link: "" });
    const over = vi.fn();
    asked.catch(over);
    await vi.advanceTimersByTimeAsync(deadlineMs - 1);
    await settle();
    expect(over).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(asked).rejects.toThrow(`The core does not answer “${command}”.`);
  });

  test("that waits for a person may take any time", async () => {
    let finish = () => {};
    startCore({ signIn: () => new Promise((resolve) => (finish = resolve)) });
    const asked = openPage().ask("signIn", { serviceUrl: "https://ping.example" });
    await vi.advanceTimersByTimeAsync(86_400_000);
    await settle();
    finish();
    await asked;
  });

  test("waits until what is stored is loaded", async () => {
    let load = () => {};
    const tryAgain = vi.fn(async () => {});
    startCore({ tryAgain }, new Promise<void>((resolve) => (load = resolve)));
    const asked = openPage().ask("tryAgain");
    await until(() => saidOf("taken").length > 0);
    await settle();
    expect(tryAgain).not.toHaveBeenCalled();
    load();
    await asked;
    expect(tryAgain).toHaveBeenCalledOnce();
  });

  test("of a core that cannot load it is rejected with the reason", async () => {
    const loading = Promise.reject(new Error("The disk is damaged."));
    loading.catch(() => {}); // Whoever starts the core tells it.
    startCore({ tryAgain: async () => {} }, loading);
    await expect(openPage().ask("tryAgain")).rejects.toThrow("The disk is damaged.");
    await expect(watching(openPage())).rejects.toThrow("The disk is damaged.");
  });
});

describe("without a core", () => {
  test("one is opened, and what was said before is answered once it is there, and done once", async () => {
    const tryAgain = vi.fn(async () => {});
    const open = vi.fn(async () => void startCore({ tryAgain }));
    const page = openPage(open);
    await page.ask("tryAgain");
    await heardBy(page);
    expect(open).toHaveBeenCalledOnce();
    expect(tryAgain).toHaveBeenCalledOnce();
  });

  test("a request that is said just as one begins is done once", async () => {
    const tryAgain = vi.fn(async () => {});
    const page = openPage();
    startCore({ tryAgain });
    await page.ask("tryAgain");
    await heardBy(page);
    expect(tryAgain).toHaveBeenCalledOnce();
  });

  test("what cannot be opened is told", async () => {
    const page = openPage(() => Promise.reject(new Error("There is no room for a document.")));
    await expect(page.ask("tryAgain")).rejects.toThrow("no room for a document");
    await expect(watching(page)).rejects.toThrow("no room for a document");
  });

  test("where there is one, none is opened", async () => {
    startCore({ tryAgain: async () => {} });
    const open = vi.fn(neverOpens);
    await openPage(open).ask("tryAgain");
    await settle();
    expect(open).not.toHaveBeenCalled();
  });
});

describe("a core that ends", () => {
  test("while it works on a request has that rejected as soon as there is another, which is not asked to", async () => {
    const end = startCore({ tryAgain: () => new Promise(() => {}) });
    const page = openPage();
    const asked = page.ask("tryAgain");
    asked.catch(() => {});
    await heardBy(page);
    end();
    const tryAgain = vi.fn(async () => {});
    startCore({ tryAgain });
    await expect(asked).rejects.toThrow("The core ended while it worked on “tryAgain”.");
    await heardBy(page);
    expect(tryAgain).not.toHaveBeenCalled();
  });

  test("before it heard a request leaves that to the next one", async () => {
    const end = startCore({ tryAgain: () => new Promise(() => {}) });
    end();
    const open = vi.fn(async () => void startCore({ tryAgain: async () => {} }));
    await openPage(open).ask("tryAgain");
    expect(open).toHaveBeenCalledOnce();
  });

  test("leaves those who watch to the next one, which tells them how things are then", async () => {
    const end = startCore();
    const page = openPage();
    const { heard } = await watching(page);
    end();
    await values.draft.set({ text: "changed meanwhile" });
    startCore();
    await heardBy(page);
    expect(heard).toContainEqual(["draft", { text: "changed meanwhile" }]);
    await values.draft.set({ text: "after that" });
    await heardBy(page);
    expect(heard.at(-1)).toEqual(["draft", { text: "after that" }]);
  });

  test("leaves them the lists of the one before until the next one tells its own", async () => {
    await values.inbox.set([receivedPing(3), receivedPing(2), receivedPing(1)]);
    const end = startCore();
    const page = openPage();
    const heard: unknown[] = [];
    await page.watch(["inbox"], (_name, value) => heard.push(value));
    end();
    const core = openChannel<FromClient, FromCore>(() => {});
    core.say({ kind: "ready" });
    core.say({ kind: "spliced", name: "inbox", splice: { start: 0, deleteCount: 3, items: [] } });
    await until(() => saidOf("spliced").length > 0);
    await settle();
    expect(heard).toEqual([]);
    await values.inbox.set([receivedPing(4)]);
    startCore();
    await heardBy(page);
    expect(heard).toEqual([[receivedPing(4)]]);
  });

  test("hears nothing of what is said to it has the next one opened, which hears it", async () => {
    const end = startCore();
    channels.at(-1)?.close(); // It holds its lock, and is mute.
    const tryAgain = vi.fn(async () => {});
    const open = vi.fn(async () => {
      end();
      startCore({ tryAgain });
    });
    const page = openPage(open);
    const asked = page.ask("tryAgain");
    const watched = watching(page);
    await settle();
    expect(open).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    await Promise.all([asked, watched]);
    expect(tryAgain).toHaveBeenCalledOnce();
  });

  test("loads long has heard what is said to it: none is opened in its place", async () => {
    let load = () => {};
    startCore({ tryAgain: async () => {} }, new Promise<void>((resolve) => (load = resolve)));
    const open = vi.fn(neverOpens);
    const page = openPage(open);
    const asked = page.ask("tryAgain");
    const watched = watching(page);
    await until(() => saidOf("taken").length === 2);
    await settle();
    await vi.advanceTimersByTimeAsync(9_000);
    load();
    await Promise.all([asked, watched]);
    expect(open).not.toHaveBeenCalled();
  });
});

describe("who watches values", () => {
  test("gets them at once, and each change of theirs", async () => {
    await values.draft.set({ text: "now" });
    startCore();
    const page = openPage();
    const { now, heard } = await watching(page);
    expect(now).toEqual({ draft: { text: "now" }, progress: values.progress.get() });
    await values.draft.set({ text: "later" });
    await values.lastTarget.set({ to: "Bo" });
    await heardBy(page);
    await values.draft.set(undefined);
    await heardBy(page);
    expect(heard).toEqual([
      ["draft", { text: "later" }],
      ["draft", undefined],
    ]);
  });

  test("hears of changes in a row a moment later, as they are then", async () => {
    startCore();
    const { heard } = await watching(openPage());
    for (const text of ["a", "b", "c"]) await values.draft.set({ text });
    await vi.advanceTimersByTimeAsync(100);
    await until(() => heard.length > 0);
    expect(heard).toEqual([["draft", { text: "c" }]]);
  });

  test("has heard what came of a request before that is answered", async () => {
    startCore({ keepDraft: (draft) => values.draft.set(draft) });
    const page = openPage();
    const { heard } = await watching(page);
    await page.ask("keepDraft", { text: "kept" });
    expect(heard).toEqual([["draft", { text: "kept" }]]);
  });

  test("gets them once there is a core", async () => {
    const open = vi.fn(async () => void startCore());
    const { now } = await watching(openPage(open));
    expect(now.draft).toBeUndefined();
    expect(open).toHaveBeenCalledOnce();
  });

  test("misses no change that comes while the core begins to tell", async () => {
    startCore();
    const page = openPage();
    const heard: unknown[] = [];
    const watched = page.watch(["draft"], (_name, value) => heard.push(value));
    for (let n = 0; n < 20; n += 1) {
      await values.draft.set({ text: String(n) });
      await new Promise(setImmediate);
    }
    const { draft } = await watched;
    await heardBy(page);
    expect(heard.at(-1) ?? draft).toEqual({ text: "19" });
  });

  test("hears of a list by what changed in it, and has the whole", async () => {
    const old = Array.from({ length: 1_000 }, (_, n) => receivedPing(1_000 - n));
    await values.inbox.set(old);
    startCore();
    const page = openPage();
    const inbox: unknown[] = [];
    const now = await page.watch(["inbox"], (_name, value) => inbox.push(value));
    expect(now.inbox).toHaveLength(1_000);
    const added = [receivedPing(1_001), ...old];
    await values.inbox.set(added);
    await heardBy(page);
    const seen = added.with(500, { ...receivedPing(501), seenAt: 1 });
    await values.inbox.set(seen);
    await heardBy(page);
    expect(inbox).toEqual([added, seen]);
    const counts = said.flatMap((each) => (each.kind === "spliced" ? [each.splice.items.length] : []));
    expect(counts).toEqual([1, 1]);
    expect(saidOf("changed")).toEqual([]);
  });

  test("from between two tellings on has each change of a list once, as those have who watch it longer", async () => {
    startCore();
    const early = openPage();
    const heard: unknown[][] = [[], []];
    await early.watch(["inbox"], (_name, value) => heard[0]?.push(value));
    await values.inbox.set([receivedPing(1)]);
    const { inbox } = await openPage().watch(["inbox"], (_name, value) => heard[1]?.push(value));
    expect(inbox).toEqual([receivedPing(1)]);
    const both = [receivedPing(2), receivedPing(1)];
    await values.inbox.set(both);
    await heardBy(early);
    expect(heard).toEqual([[[receivedPing(1)], both], [both]]);
  });

  test("of a list that nobody watched for a while has it as it is then", async () => {
    startCore();
    const closing = openPage();
    await closing.watch(["inbox"], () => {});
    const { held = [] } = await locks.query();
    for (const { name = "" } of held) if (name.startsWith("watcher")) locks.end(name);
    await settle();
    await values.inbox.set([receivedPing(1)]);
    await heardBy(closing);
    const page = openPage();
    const heard: unknown[] = [];
    await page.watch(["inbox"], (_name, value) => heard.push(value));
    await values.inbox.set([receivedPing(2), receivedPing(1)]);
    await heardBy(page);
    expect(heard).toEqual([[receivedPing(2), receivedPing(1)]]);
  });

  test("is forgotten once the page is closed: nothing more is said of what nobody watches", async () => {
    startCore();
    const page = openPage();
    await watching(page);
    await values.draft.set({ text: "watched" });
    await heardBy(page);
    const { held = [] } = await locks.query();
    for (const { name = "" } of held) if (name.startsWith("watcher")) locks.end(name);
    await settle();
    await values.draft.set({ text: "unwatched" });
    await heardBy(page);
    const changes = said.flatMap((message) => (message.kind === "changed" ? [message.value] : []));
    expect(changes).toEqual([{ text: "watched" }]);
  });

  test("hears as long as another page is closed", async () => {
    startCore();
    const closing = openPage();
    await watching(closing);
    const { held = [] } = await locks.query();
    const page = openPage();
    const { heard } = await watching(page);
    for (const { name = "" } of held) if (name.startsWith("watcher")) locks.end(name);
    await settle();
    await values.draft.set({ text: "later" });
    await heardBy(page);
    expect(heard).toEqual([["draft", { text: "later" }]]);
  });
});
