import { afterEach, beforeEach, type Mock, type MockInstance, vi } from "vitest";
import type { Rooms } from "../../../extension/core/rooms/rooms.ts";
import type { Writes } from "../../../extension/core/store/database.ts";
import { type FakeHands, fakeHands } from "./fake-hands.ts";
import { type FakeScreen, fakeScreen } from "./fake-screen.ts";
import { sentAt } from "./pings.ts";

type Values = typeof import("../../../extension/core/store/values.ts");
type Delivering = typeof import("../../../extension/core/outbox/delivering.ts");

/** The rooms of a test: nobody is in them, and they remember what was asked of them. */
export type FakeRooms = { [Name in keyof Rooms]: Mock<Rooms[Name]> };

/** Stands in for the database, which takes a moment. */
export interface FakeDisk {
  /** Names of the values and lists that were written, oldest first. */
  written: string[];
  /** Makes the next write fail. */
  failNextWrite(error: Error): void;
}

/** What a test of the core begins with. */
export interface Surroundings {
  hands: FakeHands;
  screen: FakeScreen;
  rooms: FakeRooms;
  disk: FakeDisk;
  /** What was asked of those who deliver. They do it where a test has opened a room by `deliverIn`. */
  delivering: { [Name in "deliver" | "deliverNext" | "forgetDeliveries"]: MockInstance<Delivering[Name]> };
  /** Resolves once what was begun and not awaited is done, as far as no time has to pass for it. */
  settle(): Promise<void>;
  /** Lets time pass, and what that sets off come to its end. @param ms milliseconds */
  pass(ms: number): Promise<void>;
}

/** The present surroundings, the core's values, and what a test has loaded besides. */
export type FreshCore<Loaded> = Surroundings & Values & Loaded;

const turn = () => new Promise(setImmediate);

const fakeRooms = (): FakeRooms => ({
  keepJoined: vi.fn(),
  rejoin: vi.fn(),
  tryAgain: vi.fn(),
  check: vi.fn(),
  presenceChanged: vi.fn(),
  stay: vi.fn(),
  sendReceipt: vi.fn(),
  inspect: vi.fn(async () => []),
});

const fakeDisk = () => {
  let failure: Error | undefined;
  let writing = 0;
  const disk: FakeDisk = {
    written: [],
    failNextWrite: (error) => {
      failure = error;
    },
  };
  const persist = async ({ values, lists }: Writes): Promise<void> => {
    writing += 1;
    const failed = failure;
    failure = undefined;
    await turn(); // So that code which does not wait for a write is found out.
    writing -= 1;
    if (failed) throw failed;
    disk.written.push(...(values?.keys() ?? []), ...(lists?.keys() ?? []));
  };
  return { disk, persist, isWriting: () => writing > 0 };
};

/**
 * Gives each test of a file a core that has just begun: nothing is stored, the screen is empty, nobody is in a room, and the clock
 * stands a second after `sentAt`. Its modules are new, so they must not be imported in any other way where they know values.
 *
 * @param load imports what the test is about
 */
export const freshCore = <Loaded extends object>(load: () => Promise<Loaded>): FreshCore<Loaded> => {
  const core = {} as FreshCore<Loaded>;
  let isWriting = () => false;

  const settle = async () => {
    for (let quiet = 0; quiet < 5; quiet = isWriting() ? 0 : quiet + 1) await turn();
  };
  const pass = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    await settle();
  };

  beforeEach(async () => {
    const screen = fakeScreen();
    const hands = fakeHands(screen);
    const rooms = fakeRooms();
    const { disk, persist, ...fake } = fakeDisk();
    isWriting = fake.isWriting;
    vi.stubGlobal("navigator", {
      serviceWorker: { getRegistration: async () => screen.registration },
      language: "en",
      userAgent: "",
    });
    vi.useFakeTimers({
      now: sentAt + 1_000,
      toFake: ["Date", "performance", "setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    });

    vi.resetModules();
    const [values, store, seam, held, deliveries] = await Promise.all([
      import("../../../extension/core/store/values.ts"),
      import("../../../extension/core/store/store.ts"),
      import("../../../extension/core/hands.ts"),
      import("../../../extension/core/rooms/rooms.ts"),
      import("../../../extension/core/outbox/delivering.ts"),
    ]);
    vi.spyOn(store, "persist").mockImplementation(persist);
    seam.giveHands(hands);
    held.holdRooms(rooms);
    const delivering = {
      deliver: vi.spyOn(deliveries, "deliver"),
      deliverNext: vi.spyOn(deliveries, "deliverNext"),
      forgetDeliveries: vi.spyOn(deliveries, "forgetDeliveries"),
    };
    const surroundings: Surroundings = { hands, screen, rooms, disk, delivering, settle, pass };
    Object.assign(core, values, surroundings, await load());
  });

  afterEach(async () => {
    await settle();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  return core;
};
