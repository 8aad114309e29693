import { type Mock, vi } from "vitest";
import type { Deliveries } from "../../../extension/core/outbox/deliveries.ts";
import type { Rooms } from "../../../extension/core/rooms/rooms.ts";

/** Rooms in which nobody is; they remember what was asked of them. */
export type FakeRooms = { [Name in keyof Rooms]: Mock<Rooms[Name]> };

export const fakeRooms = (): FakeRooms => ({
  keepJoined: vi.fn(),
  rejoin: vi.fn(),
  tryAgain: vi.fn(),
  check: vi.fn(),
  presenceChanged: vi.fn(),
  stay: vi.fn(),
  sendReceipt: vi.fn(),
  inspect: vi.fn(async () => []),
});

/** What delivers in one room: it sends nothing, and remembers what was asked of it. */
export type FakeDeliveries = { [Name in keyof Deliveries]: Mock<Deliveries[Name]> };

export const fakeDeliveries = (): FakeDeliveries => ({
  add: vi.fn(),
  knows: vi.fn(() => false),
  confirm: vi.fn(),
  forget: vi.fn(),
  leave: vi.fn(),
  participantsChanged: vi.fn(),
  met: vi.fn(),
  isBusy: vi.fn(() => false),
});
