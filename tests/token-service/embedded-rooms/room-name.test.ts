import { expect, it } from "vitest";
import { decideRoomName } from "../../../token-service/embedded-rooms/admission/room-name.ts";

const refused = (code: number) => expect.objectContaining({ code });

const sidOf = (digit: string) => `RM${digit.repeat(32)}`;
const open = new Map([
  [sidOf("a"), "team"],
  [sidOf("b"), sidOf("b")],
]);
const decide = (asked: unknown, granted?: string) => decideRoomName(asked, granted, (sid) => open.get(sid));

it("enters the room that connect() names if the token opens every room", () => {
  expect(decide("team")).toBe("team");
});

it.each([null, undefined, ""])("enters the token's room if connect() names none (%j)", (none) => {
  expect(decide(none, "team")).toBe("team");
});

it("enters the room that both name", () => {
  expect(decide("team", "team")).toBe("team");
});

it("refuses a token for another room with 20106", () => {
  expect(() => decide("team", "other")).toThrow(refused(20106));
});

it.each([null, undefined, ""])("leaves it to a new room where neither names one (%j)", (none) => {
  expect(decide(none)).toBeUndefined();
});

it.each([
  [sidOf("a"), undefined],
  [sidOf("a"), "team"],
  ["team", sidOf("a")],
  [null, sidOf("a")],
])("takes the SID of an open room for the room: %s asked, %s granted", (asked, granted) => {
  expect(decide(asked, granted)).toBe("team");
});

it("joins a room that is named by its SID", () => {
  expect(decide(sidOf("b"))).toBe(sidOf("b"));
});

it("refuses the SID of another room than the token's with 20106", () => {
  expect(() => decide(sidOf("a"), "other")).toThrow(refused(20106));
  expect(() => decide(sidOf("c"), "other")).toThrow(refused(20106));
  expect(() => decide("other", sidOf("a"))).toThrow(refused(20106));
});

it("refuses a SID of no open room with 53106", () => {
  expect(() => decide(sidOf("c"))).toThrow(refused(53106));
  expect(() => decide(null, sidOf("c"))).toThrow(refused(53106));
});

it.each([0, 7, true, false, {}, ["team"]])("refuses a name that is no text with 53100: %j", (name) => {
  expect(() => decide(name)).toThrow(refused(53100));
  expect(() => decide(name, "team")).toThrow(refused(53100));
});

it.each(["x", "é", "n\u0303", "🏓", "👩‍💻", "🇩🇪"])("counts %s as one character", (character) => {
  expect(decide(character.repeat(128))).toBe(character.repeat(128));
  expect(() => decide(character.repeat(129))).toThrow(refused(53101));
  expect(() => decide(character.repeat(1025), "team")).toThrow(refused(53101));
});

it("refuses a name that piles up marks without end with 53101", () => {
  expect(() => decide(`a${"\u0301".repeat(10_000)}`)).toThrow(refused(53101));
});
