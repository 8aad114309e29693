import { expect, it, vi } from "vitest";
import { createPeerPair } from "../../../token-service/embedded-rooms/peer-pair/peer-pair.ts";
import { relayPeerConnection } from "../../../token-service/embedded-rooms/peer-pair/relay-peer-connection.ts";
import type { Participant, Room } from "../../../token-service/embedded-rooms/room/room.ts";
import { createRoomUpkeep } from "../../../token-service/embedded-rooms/room-upkeep.ts";
import type { Seat } from "../../../token-service/embedded-rooms/state/room-directory.ts";
import { answer, offer } from "./support/signaling-client.ts";

const newRoom = (): Room => ({
  sid: "RM",
  name: "room",
  participants: new Map(),
  away: new Map(),
  pairs: new Map(),
});

const keepUp = () => {
  const clock = { now: 0 };
  const online = new Set(["A", "B"]);
  const onGraceOver = vi.fn();
  const onStayOver = vi.fn();
  const onSettled = vi.fn();
  const isOnline = (sid: string) => online.has(sid);
  const upkeep = createRoomUpkeep(5_000, isOnline, onGraceOver, onStayOver, onSettled, () => clock.now);
  return { clock, online, onGraceOver, onStayOver, onSettled, upkeep };
};

it("does not count the time in which this machine slept against who is away", () => {
  const { clock, onGraceOver, upkeep } = keepUp();
  upkeep.awaitReturn({ room: newRoom(), participant: { sid: "A" } as Participant }, 3_000);
  clock.now = 61_000;
  upkeep.sweep(60_000);
  expect(onGraceOver).not.toHaveBeenCalled();
  clock.now = 63_000;
  upkeep.sweep(0);
  expect(onGraceOver).toHaveBeenCalledOnce();
});

it("tells of who may stay no longer, on a socket or off it, and not of who has left", () => {
  const { clock, onStayOver, upkeep } = keepUp();
  const [staying, leaver] = ["A", "B"].map((sid) => ({
    room: newRoom(),
    participant: { sid } as Participant,
  })) as [Seat, Seat];
  for (const seat of [staying, leaver]) upkeep.limitStay(seat, 60_000);
  upkeep.endWait(staying.participant);
  upkeep.forgetParticipant(leaver.participant);
  clock.now = 59_999;
  upkeep.sweep(0);
  expect(onStayOver).not.toHaveBeenCalled();
  clock.now = 60_000;
  upkeep.sweep(0);
  expect(onStayOver).toHaveBeenCalledExactlyOnceWith(staying);
});

it("forgets what two sides said once both must have got it, not while one is away", () => {
  const { clock, online, onSettled, upkeep } = keepUp();
  const room = newRoom();
  const pair = createPeerPair("pc", "A", "B", 0);
  room.pairs.set(pair.id, pair);
  relayPeerConnection(pair, "A", offer("pc"), 0);
  relayPeerConnection(pair, "B", answer("pc"), 0);
  upkeep.watchPairs(room);
  online.delete("B");
  clock.now = 10_000;
  upkeep.sweep(0);
  expect(pair.sides[0].description).toBeDefined();
  online.add("B");
  upkeep.sweep(0);
  expect(pair).toMatchObject({
    settled: true,
    sides: [{ description: undefined }, { description: undefined }],
  });
  expect(onSettled).toHaveBeenCalledExactlyOnceWith(room);
});
