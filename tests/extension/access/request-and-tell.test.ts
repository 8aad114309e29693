import { expect, test, vi } from "vitest";
import { ConnectionError } from "../../../extension/core/access/connection-problem.ts";
import type { AccessRequest, RoomAccess } from "../../../extension/core/access/request-access.ts";
import { requestAndTell } from "../../../extension/core/access/request-and-tell.ts";

const never = new AbortController().signal;

const member: AccessRequest = {
  serviceUrl: "https://ping.example",
  name: "Ana",
  room: "ops",
  device: "device-0123456789ab",
  member: "thumbprint",
};

const access: RoomAccess = {
  token: "t",
  identity: "Ana Lima.mabcdefghi.abcdefgh",
  room: "ops",
  connectOptions: {},
  stayLimitMs: 1,
  rooms: [{ room: "ops", role: "both" }],
};

const said = {
  serviceUrl: "https://ping.example",
  device: "thumbprint",
  name: "Ana Lima",
  person: "Ana Lima.mabcdefghi",
  rooms: access.rooms,
};

const listeners = () => ({ membership: vi.fn(), removed: vi.fn(), ownRemoval: vi.fn() });

const refusal = (code: string) =>
  new ConnectionError({ why: { plain: "No." }, advice: { plain: "Ask." }, retry: false, code });

test("tells what the service says of a member with each access", async () => {
  const tell = listeners();
  expect(await requestAndTell(async () => access, tell)(member, never)).toBe(access);
  expect(tell.membership).toHaveBeenCalledExactlyOnceWith(said);
});

test("tells nothing of a guest, but to a guest too who was removed", async () => {
  const tell = listeners();
  const removed = ["mabcdefghi"];
  await requestAndTell(async () => ({ ...access, removed }), tell)({ ...member, member: undefined }, never);
  expect(tell.removed).toHaveBeenCalledExactlyOnceWith(removed);
  expect(tell.membership).not.toHaveBeenCalled();
});

test("learns the rooms of a member who may not enter the wanted one, and passes on that", async () => {
  const tell = listeners();
  const ask = vi.fn(async ({ room }: AccessRequest) => {
    if (room !== undefined) throw refusal("room_not_allowed");
    return access;
  });
  await expect(requestAndTell(ask, tell)(member, never)).rejects.toEqual(refusal("room_not_allowed"));
  expect(tell.membership).toHaveBeenCalledExactlyOnceWith(said);
});

test("asks nothing more after another refusal", async () => {
  const ask = vi.fn(async () => {
    throw refusal("device_removed");
  });
  await expect(requestAndTell(ask, listeners())(member, never)).rejects.toThrow();
  expect(ask).toHaveBeenCalledTimes(1);
});

test.each([
  ["device_removed", 1],
  ["member_removed", 1],
  ["budget_spent", 0],
])("on %s tells so often that this device was removed: %i", async (code, times) => {
  const tell = listeners();
  const ask = async () => {
    throw refusal(code);
  };
  await expect(requestAndTell(ask, tell)(member, never)).rejects.toThrow();
  expect(tell.ownRemoval).toHaveBeenCalledTimes(times);
  await expect(requestAndTell(ask, tell)({ ...member, member: undefined }, never)).rejects.toThrow();
  expect(tell.ownRemoval).toHaveBeenCalledTimes(times);
});
