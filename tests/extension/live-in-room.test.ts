import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Life, liveInRoom } from "../../extension/offscreen/live-in-room.ts";
import { decode, type WireMessage } from "../../extension/shared/wire.ts";

interface Member {
  life: Life;
  sent: string[];
}

let ended: AbortController;

/** A room of browsers in which each hears at once what another one sends. */
const roomOf = (size: number): Map<string, Member> => {
  const members = new Map<string, Member>();
  const identities = Array.from({ length: size }, (_, number) => `Member${number}.abcdefgh`);
  for (const identity of identities) {
    const sent: string[] = [];
    const others = identities.filter((other) => other !== identity);
    const paths = others.map((other) => ({ identity: other, state: "open" as const }));
    const room = {
      send: (data: string) => {
        sent.push(data);
        const message = decode(data);
        for (const other of others) queueMicrotask(() => members.get(other)?.life.hear(message, identity));
      },
      leave: () => {},
      paths: () => paths,
      isUp: () => true,
    };
    const life = liveInRoom(
      { room, identity, presence: () => "here", onChange: () => {}, onLost: () => {} },
      ended.signal,
    );
    members.set(identity, { life, sent });
  }
  return members;
};

const messagesOf = (members: Map<string, Member>) => [...members.values()].flatMap(({ sent }) => sent);

beforeEach(() => {
  vi.useFakeTimers();
  ended = new AbortController();
});

afterEach(() => {
  ended.abort();
  vi.useRealTimers();
});

test("each browser's traffic stays the same however many are in the room", async () => {
  const perMinute = async (size: number) => {
    const members = roomOf(size);
    for (const { life } of members.values()) life.tell();
    await vi.advanceTimersByTimeAsync(20_000);
    const before = messagesOf(members).length;
    await vi.advanceTimersByTimeAsync(60_000);
    return (messagesOf(members).length - before) / size;
  };
  expect(await perMinute(2)).toBeLessThanOrEqual(12);
  expect(await perMinute(50)).toBeLessThanOrEqual(12);
});

test("a room that everybody joins at once settles with some messages each", async () => {
  const members = roomOf(50);
  for (const { life } of members.values()) life.tell();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(messagesOf(members).length).toBeLessThanOrEqual(50 * 4);
});

test("a sign of life is a hundred bytes or so", async () => {
  const members = roomOf(2);
  for (const { life } of members.values()) life.tell();
  await vi.advanceTimersByTimeAsync(60_000);
  for (const message of messagesOf(members)) expect(message.length).toBeLessThan(160);
});

describe("one browser in a room", () => {
  const from = "Bo.abcdefgh";
  const beat: WireMessage = { kind: "beat", to: "Ana.abcdefgh", nonce: "n", presence: "here" };
  const setUp = () => {
    const sent: (WireMessage | null)[] = [];
    const room = {
      send: (data: string) => void sent.push(decode(data)),
      leave: () => {},
      paths: () => [{ identity: from, state: "open" as const }],
      isUp: () => true,
    };
    const onChange = vi.fn();
    const parts = {
      room,
      identity: "Ana.abcdefgh",
      presence: () => "away" as const,
      onChange,
      onLost: vi.fn(),
    };
    return { sent, onChange, life: liveInRoom(parts, ended.signal) };
  };

  test("echoes a beat that is meant for it, with its presence", () => {
    const { life, sent } = setUp();
    expect(life.hear(beat, from)).toBe(true);
    expect(sent).toEqual([{ kind: "echo", to: from, nonce: "n", presence: "away" }]);
  });

  test("echoes no more than twice a second to somebody who asks without end", () => {
    const { life, sent } = setUp();
    for (let time = 0; time < 100; time += 1) life.hear(beat, from);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(500);
    life.hear(beat, from);
    expect(sent).toHaveLength(2);
  });

  test("does not echo a beat that is meant for somebody else, but learns from it", () => {
    const { life, sent, onChange } = setUp();
    expect(life.hear({ ...beat, to: "Cleo.abcdefgh", presence: "away" }, from)).toBe(true);
    expect(sent).toEqual([]);
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(life.presences()).toEqual([{ identity: from, presence: "away" }]);
  });

  test("answers once to many who ask at the same time", async () => {
    const { life, sent } = setUp();
    for (let time = 0; time < 10; time += 1) {
      life.hear({ kind: "presence", presence: "here", ask: ["Ana.abcdefgh"] }, from);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([{ kind: "presence", presence: "away", ask: [] }]);
  });

  test("leaves everything else to others", () => {
    const { life } = setUp();
    const receipt = { kind: "receipt", id: crypto.randomUUID(), to: from, outcome: "seen" } as const;
    expect(life.hear(receipt, from)).toBe(false);
    expect(life.hear(null, from)).toBe(false);
  });

  test("shows somebody as silent who stops saying anything", async () => {
    const { life, onChange } = setUp();
    life.hear(beat, from);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(life.presences()).toEqual([{ identity: from, presence: "silent" }]);
    expect(onChange).toHaveBeenCalledTimes(1);
  });
});
