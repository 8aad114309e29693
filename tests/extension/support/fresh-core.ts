import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { type FakeDisk, fakeDisk } from "./fake-disk.ts";
import { type FakeHands, fakeHands } from "./fake-hands.ts";
import { type FakeDeliveries, type FakeRooms, fakeDeliveries, fakeRooms } from "./fake-rooms.ts";
import { type FakeScreen, fakeScreen } from "./fake-screen.ts";
import { sentAt } from "./pings.ts";

/** What a test of the core begins with. */
export interface Surroundings {
  hands: FakeHands;
  screen: FakeScreen;
  rooms: FakeRooms;
  disk: FakeDisk;
  /** Has pings delivered in a room; until then, and in all other rooms, none are. */
  openRoom(room: string): FakeDeliveries;
  /** Resolves once what was begun and not awaited is done, as far as no time has to pass for it. */
  settle(): Promise<void>;
  /** Lets time pass, and what that sets off come to its end. @param ms milliseconds */
  pass(ms: number): Promise<void>;
}

/** The present surroundings, the core's values, and what a test has loaded besides. */
export type FreshCore<Loaded> = Surroundings &
  typeof import("../../../extension/core/store/values.ts") &
  Loaded;

const surround = async (): Promise<Surroundings> => {
  const screen = fakeScreen();
  const hands = fakeHands(screen);
  const rooms = fakeRooms();
  const disk = fakeDisk();
  vi.stubGlobal("navigator", {
    serviceWorker: { getRegistration: async () => screen.registration },
    language: "en",
    userAgent: "",
  });
  const [store, given, held, deliveries, delivering] = await Promise.all([
    import("../../../extension/core/store/store.ts"),
    import("../../../extension/core/hands.ts"),
    import("../../../extension/core/rooms/rooms.ts"),
    import("../../../extension/core/outbox/deliveries.ts"),
    import("../../../extension/core/outbox/delivering.ts"),
  ]);
  vi.spyOn(store, "persist").mockImplementation(disk.persist);
  given.giveHands(hands);
  held.holdRooms(rooms);

  const settle = async () => {
    for (let quiet = 0; quiet < 5; quiet = disk.isWriting() ? 0 : quiet + 1) await new Promise(setImmediate);
  };
  return {
    hands,
    screen,
    rooms,
    disk,
    openRoom: (room) => {
      const opened = fakeDeliveries();
      vi.spyOn(deliveries, "createDeliveries").mockReturnValueOnce(opened);
      delivering.deliverIn(room, () => undefined, new Promise(() => {}));
      return opened;
    },
    settle,
    pass: async (ms) => {
      await vi.advanceTimersByTimeAsync(ms);
      await settle();
    },
  };
};

const firstLoadMs = 60_000;

/**
 * Gives each test of a file a core that has just begun: nothing is stored, the screen is empty, nobody is in a room, and the clock
 * stands a second after `sentAt`. Its modules are new for each test, so those that know values come from nowhere else.
 *
 * @param load imports what the test is about
 */
export const freshCore = <Loaded extends object>(load: () => Promise<Loaded>): FreshCore<Loaded> => {
  const core = {} as FreshCore<Loaded>;

  // The first time takes many times as long as any later one.
  beforeAll(async () => void (await Promise.all([surround(), load()])), firstLoadMs);

  beforeEach(async () => {
    vi.useFakeTimers({
      now: sentAt + 1_000,
      toFake: ["Date", "performance", "setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    });
    vi.resetModules();
    const surroundings = await surround();
    const values = await import("../../../extension/core/store/values.ts");
    Object.assign(core, values, surroundings, await load());
  });

  afterEach(async () => {
    await core.settle();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.clearAllMocks();
    vi.restoreAllMocks();
  });

  return core;
};
