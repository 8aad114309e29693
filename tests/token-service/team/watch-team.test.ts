import { setImmediate } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { MayEnter } from "../../../token-service/engines/room-engine.ts";
import type { Store } from "../../../token-service/store/open-store.ts";
import { gatherWrites } from "../../../token-service/store/writer.ts";
import { findDevice } from "../../../token-service/team/device.ts";
import { formatIdentity, keyPrint, memberPerson } from "../../../token-service/team/identity.ts";
import { recordDeviceToken } from "../../../token-service/team/issued-tokens.ts";
import { askPresence } from "../../../token-service/team/presence.ts";
import { removeMember } from "../../../token-service/team/removal.ts";
import { createTeam } from "../../../token-service/team/team.ts";
import { readTeamState } from "../../../token-service/team/team-state.ts";
import { type WatchTeamOptions, watchTeam } from "../../../token-service/team/watch-team.ts";
import { admin, enrolled, grants, hour } from "../support/invited.ts";
import { quietLog, recordedLog } from "../support/quiet-log.ts";
import { testStore } from "../support/test-store.ts";

/** An engine without rooms; a test waits for what it is asked. */
const watchedEngine = (enforce: (mayEnter: MayEnter, call: number) => Promise<void> = async () => {}) => {
  let calls = 0;
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of waiting) check();
  };
  return {
    enforce: async (mayEnter: MayEnter) => {
      calls += 1;
      wake();
      await enforce(mayEnter, calls);
    },
    present: async (): Promise<string[]> => [],
    calls: () => calls,
    calledTimes: (times: number) =>
      new Promise<void>((resolve) => {
        const check = () => calls >= times && resolve();
        waiting.add(check);
        check();
      }),
  };
};

const watching = (store: Store, options: Partial<WatchTeamOptions> & Pick<WatchTeamOptions, "engine">) => {
  const stop = watchTeam({ team: createTeam(store), store, log: quietLog, everyMs: 1, ...options });
  onTestFinished(stop);
  return stop;
};

/** The store, which says how often it was asked something. */
const countedStore = (store: Store, answer: (looks: number) => void): Store => {
  let looks = 0;
  return new Proxy(store, {
    get: (target, name) => {
      if (name === "execute") {
        looks += 1;
        answer(looks);
      }
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
};

/** Resolves when the store says that all changes so far are enforced. */
const agreed = async (store: Store): Promise<void> => {
  const { version, enforcedVersion } = await readTeamState(store, Date.now());
  if (enforcedVersion === version) return;
  await setImmediate();
  await agreed(store);
};

test("enforces at its start, and then what another client of the file changes", async () => {
  const { store, another } = await testStore();
  const { device } = await enrolled(store);
  const { memberId = "" } = (await findDevice(store, device.id)) ?? {};
  const who = { name: "Ana", person: memberPerson(memberId), device: keyPrint(device.id) };
  const identity = formatIdentity({ ...who, kind: "both" });
  const seen: boolean[] = [];
  const engine = watchedEngine(async (mayEnter) => {
    seen.push(mayEnter(identity, "ping-room"));
  });
  watching(store, { engine });
  const elsewhere = await another();
  await agreed(elsewhere);
  expect(seen).toEqual([true]);
  await removeMember(elsewhere, "Ana", admin, Date.now());
  await agreed(elsewhere);
  expect(seen).toEqual([true, false]);
});

test("tries again what failed, says so once, and tells nobody before that it is done", async () => {
  const { store } = await testStore();
  await enrolled(store);
  const { log, written } = recordedLog();
  const versions: number[] = [];
  const engine = watchedEngine(async (_mayEnter, call) => {
    versions.push((await readTeamState(store, Date.now())).enforcedVersion);
    if (call <= 3) throw new Error("Twilio is away");
  });
  watching(store, { engine, log });
  await agreed(store);
  expect(versions).toEqual([0, 0, 0, 0]);
  expect(written().match(/Twilio is away/g)).toHaveLength(2); // Message and stack of one line.
});

test("never looks while it still enforces", async () => {
  const { store } = await testStore();
  await enrolled(store);
  let running = 0;
  let most = 0;
  const engine = watchedEngine(async (_mayEnter, call) => {
    running += 1;
    most = Math.max(most, running);
    if (call < 4) await enrolled(store);
    running -= 1;
  });
  watching(store, { engine });
  await engine.calledTimes(4);
  expect(most).toBe(1);
});

test.each([
  [
    "of a removed member is good",
    async (store: Store) => void (await removeMember(store, "Ana", admin, Date.now())),
  ],
  [
    "for former rooms is good",
    async (store: Store) => void (await enrolled(store, { grants: grants("ops") })),
  ],
])("enforces again and again while an access token %s", async (_which, change) => {
  const { store } = await testStore();
  const { device } = await enrolled(store);
  await recordDeviceToken(gatherWrites(store), device.id, Date.now(), Date.now() + hour);
  await change(store);
  const engine = watchedEngine();
  watching(store, { engine, againMs: 1 });
  await engine.calledTimes(5);
});

test("enforces once alone when the tokens of those who were removed have ended", async () => {
  const { store } = await testStore();
  const { device } = await enrolled(store);
  await recordDeviceToken(gatherWrites(store), device.id, Date.now() - hour, Date.now() - 1);
  await removeMember(store, "Ana", admin, Date.now());
  const engine = watchedEngine();
  await new Promise<void>((resolve) => {
    const counted = countedStore(store, (looks) => looks === 20 && resolve());
    watching(counted, { engine, againMs: 1 });
  });
  expect(engine.calls()).toBe(1);
});

test("says once that the store fails, however many looks do", async () => {
  const { store } = await testStore();
  const { log, written } = recordedLog();
  await new Promise<void>((resolve) => {
    const failing = countedStore(store, (looks) => {
      if (looks === 10) resolve();
      throw new Error("the disk is gone");
    });
    watching(failing, { engine: watchedEngine(), log });
  });
  expect(written().match(/cannot be read from the store/g)).toHaveLength(1);
});

test("ends with the look that is under way, and looks no more", async () => {
  const { store } = await testStore();
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const engine = watchedEngine(() => finished);
  let looks = 0;
  const counted = countedStore(store, (count) => {
    looks = count;
  });
  const stop = watching(counted, { engine });
  await engine.calledTimes(1);
  const stopped = stop();
  finish();
  await stopped;
  const atEnd = looks;
  // Another watch of the same pace tells that there was time.
  await new Promise<void>((resolve) => {
    watching(
      countedStore(store, (count) => count === 20 && resolve()),
      { engine: watchedEngine() },
    );
  });
  expect(looks).toBe(atEnd);
});

test("who asks by the store learns which members' devices are in a room", async () => {
  const { store, another } = await testStore();
  const { device, member } = await enrolled(store);
  const elsewhere = await another();
  const print = keyPrint(device.id);
  const ana = { name: "Ana", person: memberPerson(member.memberId), device: print, kind: "both" } as const;
  let present = [formatIdentity(ana), `Ana.gguestaaaa.${"x".repeat(22)}`, "somebody"];
  watching(store, { engine: { ...watchedEngine(), present: async () => present } });
  expect(await askPresence(elsewhere, 10_000, 1)).toEqual(new Set([print]));
  present = [];
  expect(await askPresence(elsewhere, 10_000, 1)).toEqual(new Set());
});

test("who asks learns nothing where no service runs, nor where it cannot find out, which the log tells once", async () => {
  const { store } = await testStore();
  expect(await askPresence(store, 0)).toBeUndefined();
  const { log, written } = recordedLog();
  const engine = watchedEngine();
  const present = () => Promise.reject(new Error("no word from there"));
  const later = { ...engine, present };
  watching(store, { engine: later, log });
  await engine.calledTimes(1);
  await store.execute("UPDATE service SET team_version = team_version + 1");
  await engine.calledTimes(2);
  expect(written().match(/no word from there/g)?.length).toBeGreaterThan(0);
  expect(written().match(/could not find out who is online/g)).toHaveLength(1);
  expect(await askPresence(store, 0)).toBeUndefined();
});
