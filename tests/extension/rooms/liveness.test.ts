import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Liveness, startLiveness } from "../../../extension/core/rooms/liveness.ts";
import type { RelayPath } from "../../../extension/core/rooms/room.ts";
import type { Availability } from "../../../extension/shared/connection-schema.ts";
import { decode, encode, type WireMessage } from "../../../extension/shared/wire-schema.ts";

interface Member {
  life: Liveness;
  sent: string[];
}

let ended: AbortController;
const key = "A".repeat(87);

/** A room of browsers in which each hears at once what another one sends. */
const roomOf = (size: number): Map<string, Member> => {
  const members = new Map<string, Member>();
  const identities = Array.from(
    { length: size },
    (_, number) => `Member${number}.maaaaaaaaa.${"b".repeat(22)}`,
  );
  for (const identity of identities) {
    const sent: string[] = [];
    const others = identities.filter((other) => other !== identity);
    const paths = others.map((other) => ({ identity: other, state: "open" as const }));
    const say = (message: WireMessage) => {
      sent.push(encode(message));
      for (const other of others) queueMicrotask(() => members.get(other)?.life.hear(message, identity));
    };
    const room = {
      paths: () => paths,
      isHeard: () => true,
      isUp: () => true,
    };
    const life = startLiveness(
      {
        room,
        say,
        identity,
        key,
        statementTime: Date.now,
        presence: () => ({ presence: "here" }),
        onMet: () => {},
        onChange: () => {},
        onLost: () => {},
      },
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

test("a beat or an echo is less than two hundred bytes", async () => {
  const members = roomOf(2);
  for (const { life } of members.values()) life.tell();
  await vi.advanceTimersByTimeAsync(60_000);
  const signs = messagesOf(members).filter((data) => decode(data)?.message.kind !== "presence");
  expect(signs).not.toEqual([]);
  for (const message of signs) expect(message.length).toBeLessThan(200);
});

describe("one browser in a room", () => {
  const from = `Bo.maaaaaaaaa.${"b".repeat(22)}`;
  const plain = "Tim.gbbbbbbbbb.abcdefgh";
  const at = 1_700_000_000_000;
  const beat: WireMessage = { kind: "beat", to: "Ana.abcdefgh", nonce: "n", presence: "here" };
  const setUp = (own: Availability = { presence: "away" }) => {
    const sent: WireMessage[] = [];
    const room = {
      paths: () => [{ identity: from, state: "open" as const }],
      isHeard: vi.fn(() => true),
      isUp: () => true,
    };
    const onChange = vi.fn();
    const onMet = vi.fn();
    const onLost = vi.fn();
    const parts = {
      room,
      say: (message: WireMessage) => sent.push(message),
      identity: "Ana.abcdefgh",
      key,
      statementTime: () => at,
      presence: () => own,
      onMet,
      onChange,
      onLost,
    };
    return { sent, room, onChange, onMet, onLost, life: startLiveness(parts, ended.signal) };
  };

  test("echoes a beat that is meant for it, with its presence", () => {
    const { life, sent } = setUp();
    expect(life.hear(beat, from)).toBe(true);
    expect(sent).toEqual([{ kind: "echo", to: from, nonce: "n", presence: "away" }]);
  });

  test("says with each sign of life until when its user does not want to be disturbed", async () => {
    const quiet: Availability = { presence: "do-not-disturb", until: Date.now() + 3_600_000, urgent: false };
    const { life, sent } = setUp(quiet);
    life.hear({ ...beat, presence: "here" }, from);
    life.tell();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toMatchObject([
      { kind: "echo", ...quiet },
      { kind: "presence", ...quiet },
    ]);
  });

  test("shows until when somebody else does not want to be disturbed", () => {
    const { life, onChange } = setUp();
    const quiet = { presence: "do-not-disturb", until: Date.now() + 3_600_000 } as const;
    life.hear({ kind: "presence", ...quiet, urgent: false, key, ask: [] }, from);
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(life.presences()).toEqual([{ identity: from, ...quiet, urgentPasses: false }]);
  });

  test("echoes no more than twice a second to somebody who asks without end", () => {
    const { life, sent } = setUp();
    for (let time = 0; time < 100; time += 1) life.hear(beat, from);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(500);
    life.hear(beat, from);
    expect(sent).toHaveLength(2);
  });

  test("does not echo a beat that is meant for somebody else, but learns from it that its sender is there", () => {
    const { life, sent, onChange } = setUp();
    vi.advanceTimersByTime(44_000);
    life.hear({ kind: "presence", presence: "away", key, ask: [] }, from);
    vi.advanceTimersByTime(44_000);
    expect(life.hear({ ...beat, to: "Cleo.abcdefgh" }, from)).toBe(true);
    expect(sent.filter(({ kind }) => kind === "echo")).toEqual([]);
    onChange.mockClear();
    vi.advanceTimersByTime(44_000);
    expect(onChange).not.toHaveBeenCalled();
    expect(life.presences()).toEqual([{ identity: from, presence: "away" }]);
  });

  test("takes how somebody is from what they prove, and from a beat only where they can prove nothing", () => {
    const { life } = setUp();
    life.hear({ ...beat, presence: "do-not-disturb" }, from);
    expect(life.presences()).toEqual([]);
    life.hear({ kind: "presence", presence: "away", key, ask: [] }, from);
    life.hear({ ...beat, presence: "here" }, from);
    life.hear({ kind: "echo", to: "Ana.abcdefgh", nonce: "n", presence: "do-not-disturb" }, from);
    expect(life.presences()).toEqual([{ identity: from, presence: "away" }]);
  });

  test("takes no key from a page for which the service vouches with none", () => {
    const { life, onMet } = setUp();
    life.hear({ kind: "presence", presence: "here", key, ask: [] }, plain);
    expect(life.keyOf(plain)).toBeNull();
    expect(onMet).not.toHaveBeenCalled();
  });

  test("answers once to many who ask at the same time", async () => {
    const { life, sent } = setUp();
    for (let time = 0; time < 10; time += 1) {
      life.hear({ kind: "presence", presence: "here", key, ask: ["Ana.abcdefgh"] }, from);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([{ kind: "presence", presence: "away", key, at, ask: [] }]);
  });

  test("leaves everything else to others", () => {
    const { life } = setUp();
    const receipt = { kind: "receipt", id: crypto.randomUUID(), to: from, outcome: "seen" } as const;
    expect(life.hear(receipt, from)).toBe(false);
  });

  test("shows somebody as silent who stops saying anything", async () => {
    const { life, onChange } = setUp();
    life.hear({ kind: "presence", presence: "here", key, ask: [] }, from);
    onChange.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(life.presences()).toEqual([{ identity: from, presence: "silent" }]);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  test("tells once that somebody can be pinged in private, and again when their key is another one", () => {
    const { life, onMet } = setUp();
    const said: WireMessage = { kind: "presence", presence: "here", key, ask: [] };
    expect(life.keyOf(from)).toBeUndefined();
    life.hear(beat, from);
    expect(onMet).not.toHaveBeenCalled();
    for (let time = 0; time < 3; time += 1) life.hear(said, from);
    expect(onMet).toHaveBeenCalledTimes(1);
    life.hear({ ...said, key: "B".repeat(87) }, from);
    expect(onMet).toHaveBeenCalledTimes(2);
    expect(life.keyOf(from)).toBe("B".repeat(87));
  });

  test("takes somebody who was asked three times for their key in vain for silent, and not for other software", async () => {
    const { life } = setUp();
    life.tell();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(life.keyOf(from)).toBeNull();
    expect(life.presences()).toEqual([{ identity: from, presence: "silent" }]);
  });

  test("gives up a stay in which somebody who spoke is silent for long, and not one with somebody who never did", async () => {
    const { life, onLost } = setUp();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(onLost).not.toHaveBeenCalled();
    life.hear(beat, from);
    await vi.advanceTimersByTimeAsync(75_000);
    expect(onLost).not.toHaveBeenCalledWith("one");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onLost).toHaveBeenCalledWith("one");
  });

  test("gives up a stay in which somebody is not let hear it", async () => {
    const { room, onLost } = setUp();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onLost).not.toHaveBeenCalled();
    room.isHeard.mockReturnValue(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onLost).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(onLost).toHaveBeenCalledWith("hearing");
  });
});

describe("where a relay answers beats", () => {
  const bo = `Bo.maaaaaaaaa.${"b".repeat(22)}`;

  /** A stay beside Bo; what the relay answers a test decides. */
  const stay = (answers: () => ReadonlySet<string> | undefined) => {
    let tell: (nonce: string, silent: ReadonlySet<string>) => void = () => {};
    const said: WireMessage[] = [];
    const onLost = vi.fn();
    let beats = 0;
    const relay: RelayPath = {
      ask: (nonce) => {
        beats += 1;
        const silent = answers();
        if (silent) tell(nonce, silent);
      },
      onAnswer: (listener) => {
        tell = listener;
      },
    };
    const paths = () => [{ identity: bo, state: "open" as const }];
    const life = startLiveness(
      {
        room: { paths, isHeard: () => true, isUp: () => true, relay },
        say: (message) => said.push(message),
        identity: `Ana.maaaaaaaaa.${"a".repeat(22)}`,
        key,
        statementTime: Date.now,
        presence: () => ({ presence: "here" }),
        onMet: () => {},
        onChange: () => {},
        onLost,
      },
      ended.signal,
    );
    life.hear({ kind: "presence", presence: "here", key, at: 1, ask: [] }, bo);
    return { life, said, onLost, beats: () => beats };
  };

  test("one beat every ten seconds proves the connection, and none goes to the others", async () => {
    const { life, said, onLost, beats } = stay(() => new Set());
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(beats()).toBeGreaterThanOrEqual(24);
    expect(beats()).toBeLessThanOrEqual(31);
    expect(Date.now() - life.provenAt()).toBeLessThan(15_000);
    expect(said.filter(({ kind }) => kind === "beat" || kind === "echo")).toEqual([]);
    expect(onLost).not.toHaveBeenCalled();
    expect(life.presences()).toEqual([]);
  });

  test("without an answer the connection is lost, even beside others", async () => {
    const { onLost } = stay(() => undefined);
    await vi.advanceTimersByTimeAsync(26_000);
    expect(onLost).toHaveBeenCalledExactlyOnceWith("all");
  });

  test("whoever stops beating is shown as silent until they beat again, and our stay goes on", async () => {
    let silent = new Set<string>();
    const { life, onLost } = stay(() => silent);
    await vi.advanceTimersByTimeAsync(11_000);
    silent = new Set([bo]);
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(life.presences()).toEqual([{ identity: bo, presence: "silent" }]);
    expect(onLost).not.toHaveBeenCalled();
    silent = new Set();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(life.presences()).toEqual([]);
  });
});
