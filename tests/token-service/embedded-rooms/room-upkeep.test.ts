import { expect, it, vi } from "vitest";
import type { Participant, Room } from "../../../token-service/embedded-rooms/room/room.ts";
import { createRoomUpkeep } from "../../../token-service/embedded-rooms/room-upkeep.ts";
import type { Seat } from "../../../token-service/embedded-rooms/state/room-directory.ts";

const newRoom = (): Room => ({
  sid: "RM",
  name: "room",
  participants: new Map(),
  away: new Map(),
});

const keepUp = () => {
  const clock = { now: 0 };
  const onGraceOver = vi.fn();
  const onStayOver = vi.fn();
  const upkeep = createRoomUpkeep(onGraceOver, onStayOver, () => clock.now);
  return { clock, onGraceOver, onStayOver, upkeep };
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
