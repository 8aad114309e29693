import { expect, test, vi } from "vitest";
import type { JoinRequest } from "../../../extension/core/access/request-access.ts";
import type { Delivery } from "../../../extension/core/outbox/delivery.ts";
import type { JoinRoom, RoomEvents } from "../../../extension/core/rooms/room.ts";
import { createSealer } from "../../../extension/core/sealing/sealer.ts";
import { decode } from "../../../extension/shared/wire-schema.ts";
import { freshCore } from "../support/fresh-core.ts";
import { idOf, sentPing } from "../support/pings.ts";
import { unproving } from "../support/stays.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/inbox/receive.ts")),
  ...(await import("../../../extension/core/outbox/delivering.ts")),
  ...(await import("../../../extension/core/rooms/rooms.ts")),
}));

const bo = "Bo.aaaaaaaa";
const sealer = createSealer();

const request = (room: string): JoinRequest => ({
  serviceUrl: "https://ping.example",
  name: "Ana",
  room,
  device: "device-0123456789ab",
});
const requests = (...rooms: string[]) => rooms.map(request);

const deliveryIn = (room: string, n: number): Delivery => {
  const { recipients: _, expiresAt: __, room: ___, ...ping } = sentPing(n, {});
  return { ping, room, expiresAt: Date.now() + 60_000, recipients: [{ identity: bo }] };
};

/** Rooms in which Bo is always there, and what happened in each. */
const setUp = () => {
  const joins: string[] = [];
  const left: string[] = [];
  const events = new Map<string, RoomEvents>();
  /** Room and id of each ping that went out, room and outcome of each receipt. */
  const sent: string[] = [];
  const states = new Map<string, string>();
  const joinRoom: JoinRoom = async ({ room }, told) => {
    joins.push(room);
    events.set(room, told);
    told.participants([bo]);
    return {
      send: (data) => {
        const message = decode(data)?.message;
        if (message?.kind === "ping") sent.push(`${room} ${message.id}`);
        if (message?.kind === "receipt") sent.push(`${room} ${message.outcome}`);
      },
      leave: () => left.push(room),
      paths: () => [{ identity: bo, state: "open" }],
      isHeard: () => true,
      isUp: () => true,
    };
  };
  const requestAccess = vi.fn(async ({ room = "" }: { room: string | undefined }) => ({
    token: "t",
    identity: "Ana.aaaaaaaa",
    openToGuests: true,
    room,
    connectOptions: {},
    stayLimitMs: Number.POSITIVE_INFINITY,
  }));
  const rooms = core.createRooms(
    {
      requestAccess,
      joinRoom,
      publicKey: sealer.then(({ publicKey }) => publicKey),
      ...unproving(),
      presence: () => ({ presence: "here" }),
    },
    (room, stay) => core.openTraffic(room, stay, sealer),
    (room, { state }) => states.set(room, state),
  );
  const isIn = (...names: string[]) =>
    vi.waitFor(() => {
      expect([...states]).toEqual(expect.arrayContaining(names.map((name) => [name, "connected"])));
    });
  return { rooms, joins, left, events, sent, states, isIn };
};

test("is in exactly the rooms that are asked for, and joins none twice", async () => {
  const { rooms, joins, left, events, states, isIn } = setUp();
  rooms.keepJoined(requests("ops", "lab"));
  await isIn("ops", "lab");
  rooms.keepJoined(requests("lab", "tea"));
  await isIn("lab", "tea");
  await vi.waitFor(() => expect(left).toEqual(["ops"]));
  expect(joins).toEqual(["ops", "lab", "tea"]);
  events.get("ops")?.reconnecting(); // Of a room that was left nothing more is told.
  expect([...states]).toEqual(["ops", "lab", "tea"].map((room) => [room, "connected"]));
});

test("a guest who wants another role in a room joins that one anew, and no other", async () => {
  const { rooms, joins, isIn } = setUp();
  rooms.keepJoined(requests("ops", "lab"));
  await isIn("ops", "lab");
  rooms.keepJoined([
    { ...request("ops"), role: "both" },
    { ...request("lab"), role: "publish" },
  ]);
  await vi.waitFor(() => expect(joins).toEqual(["ops", "lab", "lab"]));
});

test("what ends in one room leaves the others alone", async () => {
  const { rooms, joins, events, states, isIn } = setUp();
  rooms.keepJoined(requests("ops", "lab"));
  await isIn("ops", "lab");
  const [why, advice] = [{ plain: "Full." }, { plain: "Wait." }];
  events.get("ops")?.ended({ why, advice, retry: false });
  await vi.waitFor(() => expect(states.get("ops")).toBe("disconnected"));
  expect(states.get("lab")).toBe("connected");
  rooms.tryAgain();
  await isIn("ops");
  expect(joins).toEqual(["ops", "lab", "ops"]);
  events.get("lab")?.reconnecting();
  rooms.tryAgain();
  await vi.waitFor(() => expect(joins).toEqual(["ops", "lab", "ops", "lab"]));
  rooms.rejoin();
  await vi.waitFor(() => expect(joins.slice(4)).toEqual(["ops", "lab"]));
});

test("a ping goes out in its own room only, and a room that is not joined delivers none", async () => {
  const { rooms, sent, isIn } = setUp();
  rooms.keepJoined(requests("ops", "lab"));
  await isIn("ops", "lab");
  core.deliver([deliveryIn("lab", 1), deliveryIn("tea", 2)]);
  await vi.waitFor(() => expect(sent).toEqual([`lab ${idOf(1)}`]));
  expect(core.deliverNext(deliveryIn("tea", 3), undefined)).toBe(false);
  expect(core.deliverNext(deliveryIn("ops", 4), idOf(1))).toBe(false); // It is on its way in another room.
  expect(core.deliverNext(deliveryIn("ops", 4), undefined)).toBe(true);
  await vi.waitFor(() => expect(sent).toContain(`ops ${idOf(4)}`));
  expect(new Set(sent)).toEqual(new Set([`lab ${idOf(1)}`, `ops ${idOf(4)}`]));
});

test("a receipt is told in the room of its ping", async () => {
  const { rooms, sent, isIn } = setUp();
  rooms.keepJoined(requests("ops", "lab"));
  await isIn("ops", "lab");
  rooms.sendReceipt("lab", { id: idOf(1), to: bo, outcome: "seen" });
  rooms.sendReceipt("tea", { id: idOf(1), to: bo, outcome: "seen" });
  expect(sent).toEqual(["lab seen"]);
});

test("nothing is joined by trying again once all rooms are left, and a receipt goes nowhere", async () => {
  const { rooms, joins, sent, isIn } = setUp();
  rooms.keepJoined(requests("ops"));
  await isIn("ops");
  rooms.keepJoined([]);
  rooms.tryAgain();
  rooms.rejoin();
  rooms.sendReceipt("ops", { id: idOf(1), to: bo, outcome: "seen" });
  await core.pass(1_000);
  expect(joins).toEqual(["ops"]);
  expect(sent).toEqual([]);
});
