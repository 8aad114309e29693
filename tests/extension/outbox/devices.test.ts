import { describe, expect, test } from "vitest";
import { answerInquiry } from "../../../extension/core/inbox/answer-inquiry.ts";
import { soundsHere } from "../../../extension/core/notifications/sound.ts";
import { openQuestions } from "../../../extension/core/outbox/ask-new-device.ts";
import type { Connection, ShownPresence } from "../../../extension/shared/connection-schema.ts";
import { idOf, receivedPing, sentPing } from "../support/pings.ts";

const [laptop, desktop, bo] = ["Ana.aaaaaaaa", "Ana.bbbbbbbb", "Bo.aaaaaaaa"] as const;

const here = { room: "ping-room", inbox: [], outbox: [] };

describe("a device that comes into the room is asked", () => {
  test("about what waits here unread or unanswered, if it is one of our own", () => {
    const inbox = [
      receivedPing(4, { from: bo, room: "board" }),
      receivedPing(3, { from: bo, seenAt: 1 }),
      receivedPing(2, { from: bo, seenAt: 1, priority: "urgent" }),
      receivedPing(1, { from: bo }),
    ];
    expect(openQuestions({ ...here, identity: laptop, own: desktop, inbox })).toEqual([
      { id: idOf(2), from: bo },
      { id: idOf(1), from: bo },
    ]);
  });

  test("about nothing that was seen, if an answer could not have been given", () => {
    const inbox = [
      receivedPing(2, { from: bo, seenAt: 1, priority: "urgent" }),
      receivedPing(1, { from: bo }),
    ];
    const identity = `${laptop}.subscribe`;
    expect(openQuestions({ ...here, identity, own: `${desktop}.subscribe`, inbox })).toEqual([
      { id: idOf(1), from: bo },
    ]);
  });

  test("about pings that it got or may have got, if it is somebody else's", () => {
    const outbox = [
      sentPing(6, { [bo]: "delivered" }, { room: "board" }),
      sentPing(5, { [bo]: "expired" }),
      sentPing(4, { [bo]: "answered" }),
      sentPing(3, { [bo]: "delivered" }),
      sentPing(2, { [bo]: "pending" }),
      sentPing(1, { "Cleo.aaaaaaaa": "delivered" }),
    ];
    expect(openQuestions({ ...here, identity: bo, own: laptop, outbox })).toEqual([
      { id: idOf(5), from: laptop },
      { id: idOf(3), from: laptop },
    ]);
  });

  test("about fifty pings at most", () => {
    const inbox = Array.from({ length: 80 }, (_, n) => receivedPing(n, { from: bo }));
    expect(openQuestions({ ...here, identity: laptop, own: desktop, inbox })).toHaveLength(50);
  });
});

describe("an inquiry is answered", () => {
  const inbox = [
    receivedPing(1, { from: bo, seenAt: 1 }),
    receivedPing(2, { from: bo, seenAt: 1, answeredAt: 2 }),
    receivedPing(3, { from: bo }),
    receivedPing(4, { from: bo, seenAt: 1, room: "board" }),
  ];
  const deleted = [
    { id: idOf(3), from: bo, room: "ping-room", seenAt: 9 }, // and put back since
    { id: idOf(5), from: bo, room: "ping-room", seenAt: 9 },
    { id: idOf(6), from: bo, room: "board", seenAt: 9 },
  ];
  const asked = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ id: idOf(n), from: bo }));
  const known = [
    { id: idOf(1), to: bo, outcome: "seen" },
    { id: idOf(2), to: bo, outcome: "answered" },
    { id: idOf(3), to: bo, outcome: "delivered" },
    { id: idOf(5), to: bo, outcome: "seen" },
  ];
  const answer = (asker: string) =>
    answerInquiry({ asker, own: laptop, room: "ping-room", pings: asked }, inbox, deleted);

  test.each([
    ["to the sender of the pings", bo],
    ["to this person's other device", desktop],
  ])("%s, about what is or was stored and of this room", (_what, asker) => {
    expect(answer(asker)).toEqual(known);
  });

  test("to nobody else", () => {
    expect(answer("Mallory.aaaaaaaa")).toEqual([]);
  });
});

describe("of a person's devices, the sound comes from", () => {
  const at = (own: string, others: Record<string, ShownPresence>): Connection => ({
    state: "connected",
    identity: own,
    room: "ops",
    participants: Object.keys(others),
    presences: Object.entries(others)
      .filter(([, presence]) => presence !== "here")
      .map(([identity, presence]) => ({ identity, presence })),
    provenAt: 0,
  });

  test("the one where the person is", () => {
    expect(soundsHere(at(desktop, { [laptop]: "away" }), "here")).toBe(true);
    expect(soundsHere(at(laptop, { [desktop]: "here" }), "away")).toBe(false);
  });

  test.each(["here", "away"] as const)("exactly one when the person is %s at both", (presence) => {
    const first = soundsHere(at(laptop, { [desktop]: presence }), presence);
    const second = soundsHere(at(desktop, { [laptop]: presence }), presence);
    expect([first, second].filter(Boolean)).toHaveLength(1);
  });

  test.each(["silent", "plain"] as const)("this one when the other is %s", (presence) => {
    expect(soundsHere(at(desktop, { [laptop]: presence }), "away")).toBe(true);
  });

  test("this one whoever else is here, and while there is no room", () => {
    expect(soundsHere(at(desktop, { "Aaron.aaaaaaaa": "here" }), "away")).toBe(true);
    expect(soundsHere({ state: "connecting" }, "away")).toBe(true);
  });
});
