import { expect, it } from "vitest";
import { decideRoomName } from "../../../token-service/embedded-rooms/admission/room-name.ts";

const refused = (code: number) => expect.objectContaining({ code });

it("enters the room that connect() names if the token opens every room", () => {
  expect(decideRoomName("team", undefined)).toBe("team");
});

it("enters the token's room if connect() names none", () => {
  expect(decideRoomName(null, "team")).toBe("team");
});

it("enters the room that both name", () => {
  expect(decideRoomName("team", "team")).toBe("team");
});

it("refuses a token for another room with 20106", () => {
  expect(() => decideRoomName("team", "other")).toThrow(refused(20106));
});

it("refuses a client without any room with 53100", () => {
  expect(() => decideRoomName("", undefined)).toThrow(refused(53100));
});

it("refuses a name of more than 128 characters with 53101", () => {
  expect(decideRoomName("x".repeat(128), undefined)).toHaveLength(128);
  expect(() => decideRoomName("x".repeat(129), undefined)).toThrow(refused(53101));
});
