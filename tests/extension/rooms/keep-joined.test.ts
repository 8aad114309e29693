import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ConnectionError,
  type ConnectionProblem,
  refusalProblem,
} from "../../../extension/core/access/connection-problem.ts";
import type { AccessRequest } from "../../../extension/core/access/request-access.ts";
import { keepJoined } from "../../../extension/core/rooms/keep-joined.ts";
import type { JoinRoom, Path, RoomEvents } from "../../../extension/core/rooms/room.ts";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import { encode } from "../../../extension/shared/wire-schema.ts";
import { idOf } from "../support/pings.ts";
import { unproving } from "../support/stays.ts";

const request = {
  serviceUrl: "https://ping.example",
  name: "Ana",
  room: "ops",
  device: "device-0123456789ab",
};
const lost: ConnectionProblem = { why: { plain: "Lost." }, advice: { plain: "Trying again." }, retry: true };
const full: ConnectionProblem = { why: { plain: "Full." }, advice: { plain: "Wait." }, retry: false };

/** A room that nobody else is in. */
const healthy = {
  send: () => {},
  leave: () => {},
  paths: (): Path[] => [],
  isHeard: () => true,
  isUp: () => true,
};

/** Everything around keepJoined, played by the test. */
const setUp = (refusal?: Error, stayLimitMs = Number.POSITIVE_INFINITY, asked: AccessRequest = request) => {
  const reports: Connection[] = [];
  const joins: RoomEvents[] = [];
  const leave = vi.fn();
  const requestAccess = vi.fn(async () => {
    if (refusal) throw refusal;
    return { token: "t", identity: "Ana.abcdefgh", room: "ops", connectOptions: {}, stayLimitMs };
  });
  const joinRoom = vi.fn<JoinRoom>(async (_access, events) => {
    joins.push(events);
    return { ...healthy, leave };
  });
  const leaving = new AbortController();
  const present = vi.fn();
  const parts = {
    requestAccess,
    joinRoom,
    present,
    report: (each: Connection) => reports.push(each),
    hear: vi.fn(),
    publicKey: Promise.resolve("A".repeat(87)),
    met: vi.fn(),
    ...unproving(),
    mayHeal: () => true,
    presence: () => ({ presence: "here" }) as const,
    isBusy: vi.fn(() => false),
  };
  const done = keepJoined(asked, parts, leaving.signal);
  const states = () => reports.map(({ state }) => state);
  return {
    reports,
    states,
    joins,
    leave,
    requestAccess,
    joinRoom,
    leaving,
    present,
    hear: parts.hear,
    parts,
    done,
  };
};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("holds on to no stay that is over, nor to attempts that failed", async () => {
  const { joins, joinRoom, leaving } = setUp();
  const listeners = () => getEventListeners(leaving.signal, "abort").length;
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  const before = listeners();
  joinRoom.mockRejectedValueOnce(new ConnectionError(lost));
  for (const count of [1, 2, 3]) {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(joins).toHaveLength(count);
    joins[count - 1]?.ended(lost);
    await vi.advanceTimersByTimeAsync(60_000);
  }
  expect(listeners()).toBe(before);
});

test("reports connecting, then connected with who is there, then who comes", async () => {
  const { reports, joins } = setUp();
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  joins[0]?.participants(["Bo.abcdefgh"]);
  const connected = {
    state: "connected",
    identity: "Ana.abcdefgh",
    room: "ops",
    presences: [],
    provenAt: expect.any(Number),
  };
  expect(reports).toEqual([
    { state: "connecting" },
    { ...connected, participants: [] },
    { ...connected, participants: ["Bo.abcdefgh"] },
  ]);
});

test("shows reconnecting while the room is being repaired, whoever comes meanwhile", async () => {
  const { joins, states, reports } = setUp();
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  joins[0]?.reconnecting();
  joins[0]?.participants(["Bo.abcdefgh"]);
  joins[0]?.reconnected();
  expect(states()).toEqual(["connecting", "connected", "reconnecting", "reconnecting", "connected"]);
  expect(reports[2]).toMatchObject({ identity: "Ana.abcdefgh", room: "ops" });
});

test("joins again with new access when the room ends in a way that trying again can cure", async () => {
  const { joins, states, requestAccess, leave } = setUp();
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  joins[0]?.ended(lost);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(joins).toHaveLength(2);
  expect(requestAccess).toHaveBeenCalledTimes(2);
  expect(leave).toHaveBeenCalledTimes(1);
  expect(states()).toEqual(["connecting", "connected", "disconnected", "connected"]);
});

test("says why and stops when trying again cannot help", async () => {
  const { joins, reports, done, present } = setUp();
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  joins[0]?.ended(full);
  await done;
  await vi.advanceTimersByTimeAsync(120_000);
  expect(joins).toHaveLength(1);
  expect(reports.at(-1)).toEqual({ state: "disconnected", ...full });
  expect(present).toHaveBeenLastCalledWith(undefined);
});

describe("an answer that is none of Pingroom’s", () => {
  const answers = [
    { status: 404, body: undefined },
    { status: 200, body: undefined },
    { status: 404, body: { error: { code: "not_found", message: "There is nothing at this address." } } },
  ];
  const refusing = (answer: (typeof answers)[number]) => new ConnectionError(refusalProblem(answer));

  test.each(answers)("ends the attempts where the address may be wrong: %j", async (answer) => {
    const { requestAccess, reports, done } = setUp(refusing(answer));
    await done;
    expect(requestAccess).toHaveBeenCalledTimes(1);
    expect(reports.at(-1)).toMatchObject({ state: "disconnected", retry: false });
  });

  test.each(answers)("ends none once the room was joined: %j", async (answer) => {
    const { joins, requestAccess, reports } = setUp();
    await vi.waitFor(() => expect(joins).toHaveLength(1));
    const access = await requestAccess();
    requestAccess.mockRejectedValue(refusing(answer));
    joins[0]?.ended(lost);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(reports.at(-1)).toMatchObject({ state: "disconnected", retry: true });
    requestAccess.mockResolvedValue(access);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(reports.at(-1)).toMatchObject({ state: "connected" });
  });

  test.each(answers)("ends none where the service let this browser in before: %j", async (answer) => {
    const { requestAccess, reports, leaving, done } = setUp(refusing(answer), undefined, {
      ...request,
      entered: true,
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requestAccess.mock.calls.length).toBeGreaterThan(3);
    expect(reports.at(-1)).toMatchObject({ state: "disconnected", retry: true });
    leaving.abort();
    await done;
  });
});

describe("once it was joined, a refusal", () => {
  const refuse = (code: string) =>
    new ConnectionError(refusalProblem({ status: 403, body: { error: { code, message: "No." } } }));

  test.each(["device_unknown", "guests_not_allowed", "room_not_allowed", "budget_spent", "name_taken"])(
    "is asked about again, slowly, until it is taken back: %s",
    async (code) => {
      const { joins, requestAccess, reports } = setUp();
      await vi.waitFor(() => expect(joins).toHaveLength(1));
      const access = await requestAccess();
      requestAccess.mockReset().mockRejectedValue(refuse(code));
      joins[0]?.ended(lost);
      await vi.advanceTimersByTimeAsync(3_600_000);
      expect(requestAccess.mock.calls.length).toBeGreaterThan(4);
      expect(requestAccess.mock.calls.length).toBeLessThan(14);
      expect(reports.at(-1)).toMatchObject({ state: "disconnected", retry: false });
      requestAccess.mockResolvedValue(access);
      await vi.advanceTimersByTimeAsync(600_000);
      expect(reports.at(-1)).toMatchObject({ state: "connected" });
    },
  );

  test.each(["device_removed", "member_removed"])(
    "is the last word where somebody was removed: %s",
    async (code) => {
      const { joins, requestAccess, done } = setUp();
      await vi.waitFor(() => expect(joins).toHaveLength(1));
      requestAccess.mockReset().mockRejectedValue(refuse(code));
      joins[0]?.ended(lost);
      await vi.advanceTimersByTimeAsync(3_600_000);
      await done;
      expect(requestAccess).toHaveBeenCalledTimes(1);
    },
  );
});

test("asks less and less often while the service cannot be reached, and at least every 15 seconds", async () => {
  const { requestAccess, reports, leaving, done } = setUp(new ConnectionError(lost));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const asked = requestAccess.mock.calls.length;
  expect(asked).toBeGreaterThanOrEqual(40);
  expect(asked).toBeLessThan(60);
  expect(reports.at(-1)).toEqual({ state: "disconnected", ...lost });
  leaving.abort();
  await done;
});

test("does not hurry when a room ends each time as soon as it is joined", async () => {
  const { joinRoom, joins } = setUp();
  joinRoom.mockImplementation(async (_access, events) => {
    joins.push(events);
    setTimeout(() => events.ended(lost), 10);
    return healthy;
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(joins.length).toBeLessThan(15);
});

test("does not ask before the pause is over that the service wants, and says so meanwhile", async () => {
  const pausing: ConnectionProblem = {
    ...lost,
    advice: { plain: "Trying again in 300 seconds." },
    retryAfterSeconds: 300,
  };
  const { requestAccess, reports, leaving, done } = setUp(new ConnectionError(pausing));
  await vi.advanceTimersByTimeAsync(299_000);
  expect(requestAccess).toHaveBeenCalledTimes(1);
  expect(reports.at(-1)).toEqual({
    state: "disconnected",
    why: { plain: "Lost." },
    advice: { plain: "Trying again in 300 seconds." },
    retry: true,
  });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(requestAccess).toHaveBeenCalledTimes(2);
  leaving.abort();
  await done; // In the middle of the next pause.
});

describe("removed from the room", () => {
  const removed: ConnectionProblem = {
    why: { plain: "Removed." },
    advice: { plain: "Asking." },
    retry: true,
    removed: true,
  };
  const refused: ConnectionProblem = {
    why: { plain: "This device was removed." },
    advice: { plain: "Ask." },
    retry: false,
  };

  test.each([10, 60_000])("after %i ms, asks the service and stops with its words", async (stayMs) => {
    const { joins, requestAccess, reports, done } = setUp();
    await vi.waitFor(() => expect(joins).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(stayMs);
    requestAccess.mockRejectedValue(new ConnectionError(refused));
    joins[0]?.ended(removed);
    await vi.advanceTimersByTimeAsync(3_600_000);
    await done;
    expect(requestAccess).toHaveBeenCalledTimes(2);
    expect(reports.at(-1)).toEqual({ state: "disconnected", ...refused });
  });

  test("goes on by itself if the service lets it in again", async () => {
    const { joins, states } = setUp();
    await vi.waitFor(() => expect(joins).toHaveLength(1));
    joins[0]?.ended(removed);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(states()).toEqual(["connecting", "connected", "disconnected", "connected"]);
  });

  test("stops if it is let in and put out at once, over and over", async () => {
    const { joins, reports, requestAccess, done } = setUp();
    await vi.waitFor(() => expect(joins).toHaveLength(1));
    joins[0]?.ended(removed);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(joins).toHaveLength(2);
    joins[1]?.ended(removed);
    await done;
    expect(requestAccess).toHaveBeenCalledTimes(2);
    expect(reports.at(-1)).toMatchObject({ state: "disconnected", retry: false });
  });
});

test("leaves the room and reports nothing more when told to leave", async () => {
  const { joins, leaving, leave, done, states } = setUp();
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  leaving.abort();
  await done;
  expect(leave).toHaveBeenCalledTimes(1);
  expect(states()).toEqual(["connecting", "connected"]);
});

test("leaves and joins anew when nothing proves the connection any more, whatever the room says", async () => {
  const { joins, joinRoom, states, leave } = setUp();
  const paths: Path[] = [{ identity: `Bo.${"a".repeat(22)}`, state: "missing" }];
  const proofEnds = performance.now() + 60_000;
  joinRoom.mockImplementationOnce(async (_access, events) => {
    joins.push(events);
    return { ...healthy, paths: () => (performance.now() < proofEnds ? [] : paths), leave };
  });
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(joins).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(25_000);
  expect(joins).toHaveLength(2);
  expect(leave).toHaveBeenCalledTimes(1);
  expect(states()).toEqual(["connecting", "connected", "reconnecting", "connected"]);
});

describe("before the limit of a stay", () => {
  const hour = 3_600_000;

  test("gets new access, leaves and joins again, and is “reconnecting” meanwhile", async () => {
    const { joins, states, requestAccess, leave } = setUp(undefined, 4 * hour);
    await vi.advanceTimersByTimeAsync(2.9 * hour);
    expect(joins).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(hour);
    expect(joins).toHaveLength(2);
    expect(requestAccess).toHaveBeenCalledTimes(2);
    expect(leave).toHaveBeenCalledTimes(1);
    expect(states()).toEqual(["connecting", "connected", "reconnecting", "connected"]);
  });

  test("stays while the service gives no new access", async () => {
    const { joins, states, requestAccess } = setUp(undefined, 4 * hour);
    await vi.advanceTimersByTimeAsync(2.9 * hour);
    requestAccess.mockRejectedValue(new ConnectionError(lost));
    await vi.advanceTimersByTimeAsync(hour);
    expect(requestAccess.mock.calls.length).toBeGreaterThan(2);
    expect(joins).toHaveLength(1);
    expect(states()).toEqual(["connecting", "connected"]);
  });

  test.each([
    [full, 1],
    [{ ...lost, retryAfterSeconds: 1_200 }, 4],
  ])("asks no more often than the service wants (%o)", async (problem, most) => {
    const { joins, requestAccess } = setUp(undefined, 4 * hour);
    await vi.advanceTimersByTimeAsync(2.9 * hour);
    expect(requestAccess).toHaveBeenCalledTimes(1);
    requestAccess.mockRejectedValue(new ConnectionError(problem));
    await vi.advanceTimersByTimeAsync(hour);
    expect(requestAccess.mock.calls.length - 1).toBeGreaterThan(0);
    expect(requestAccess.mock.calls.length - 1).toBeLessThanOrEqual(most);
    expect(joins).toHaveLength(1);
  });
});

test("tells who this device is in the room, and whether it is open", async () => {
  const { joins, reports, requestAccess } = setUp();
  const told = {
    role: "publish",
    member: true,
    openToGuests: true,
    engine: "embedded",
    tokenExpiresAt: 1,
    usage: { participantMinutes: 12, budget: 100 },
  } as const;
  const { token, identity, room, connectOptions, stayLimitMs } = await requestAccess();
  requestAccess.mockResolvedValue({ token, identity, room, connectOptions, stayLimitMs, ...told });
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  joins[0]?.ended(lost);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(reports.at(-1)).toMatchObject({ state: "connected", ...told });
});

test("hears what participants say once it is in the room", async () => {
  const { joins, hear } = setUp();
  await vi.waitFor(() => expect(joins).toHaveLength(1));
  const origin = { from: "Bo.abcdefgh", track: "pings" };
  const said = { kind: "receipt", id: idOf(1), to: "Ana.abcdefgh", outcome: "seen" } as const;
  joins[0]?.message(encode(said), origin);
  joins[0]?.message(encode({ ...said, to: "Cleo.abcdefgh" }), origin);
  joins[0]?.message("no message", origin);
  expect(hear).toHaveBeenCalledExactlyOnceWith(
    said,
    origin,
    expect.objectContaining({ identity: "Ana.abcdefgh" }),
  );
});
