import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createDevicePins } from "../../../extension/core/sealing/device-pins.ts";
import { prove } from "../../../extension/core/sealing/message-proof.ts";
import { createProofGate, type ProofGate } from "../../../extension/core/sealing/proof-gate.ts";
import { createSpeaker, type Speaker } from "../../../extension/core/sealing/speaker.ts";
import { decode, encode, sayingOf, type WireMessage } from "../../../extension/shared/wire-schema.ts";
import { type Device, newDevice } from "../support/devices.ts";
import { clearMemoryKeys } from "../support/memory-keys.ts";
import { idOf, sentAt } from "../support/pings.ts";

// Signatures take as long as the machine is busy.
const until = (isSo: () => void) => vi.waitFor(isSo, { timeout: 4_500 });

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));

const room = "ops";
const plain = "Tim.gccccccccc.abcdefgh";
const [key, other] = ["A".repeat(87), "B".repeat(87)];

let ana: Device;
let laptop: Device;
let bo: Device;
let mallory: Device;
let passed: WireMessage[];
let doubted: string[];
let met: string[];
let gate: ProofGate;

beforeAll(async () => {
  [ana, laptop, bo, mallory] = await Promise.all([
    newDevice("Ana.maaaaaaaaa"),
    newDevice("Ana.maaaaaaaaa"),
    newDevice("Bo.mbbbbbbbbb"),
    newDevice("Mallory.gmmmmmmmmm"),
  ]);
});

/** Bo's gate, as of a new stay. */
const newGate = () =>
  createProofGate({
    room,
    identity: bo.identity,
    pins: createDevicePins(),
    onUnproven: (from) => doubted.push(from),
    onNewDevice: (from) => met.push(from),
  });

beforeEach(() => {
  clearMemoryKeys();
  passed = [];
  doubted = [];
  met = [];
  gate = newGate();
});

/** Lets data come to Bo under somebody's name. */
const comes = (data: string, from: string) => {
  const arrived = decode(data);
  if (!arrived) throw new Error("no message");
  gate.take(arrived, from, (message) => passed.push(message));
};

const proofOf = (message: WireMessage, { identity, key }: Device, where = room) =>
  prove(key, { room: where, from: identity, said: sayingOf(message) });

/** Has a device say something to Bo, and returns what was on the wire. */
const says = async (message: WireMessage, device: Device, from = device.identity) => {
  const data = encode(message, await proofOf(message, device));
  comes(data, from);
  return data;
};

const ping = (n: number, to: string[] | null = null): WireMessage => ({
  kind: "ping",
  id: idOf(n),
  to,
  text: "Lunch?",
  sentAt,
  priority: "ping",
});
const receipt = (n: number): WireMessage => ({
  kind: "receipt",
  id: idOf(n),
  to: bo.identity,
  outcome: "seen",
});
const sealedFor = (to: string): WireMessage => ({
  ...{ kind: "sealed", id: idOf(2), keys: [{ to, key: "A".repeat(151) }], ciphertext: "AAAA" },
});
const presence = (told: string, at: number): WireMessage => ({
  kind: "presence",
  presence: "here",
  key: told,
  at,
  ask: [],
});
const kinds = (): [string, WireMessage][] => [
  ["a receipt", { kind: "receipt", id: idOf(1), to: bo.identity, outcome: "seen" }],
  ["an inquiry", { kind: "inquiry", to: bo.identity, pings: [{ id: idOf(1), from: ana.identity }] }],
  ["a presence with a key", presence(other, 1)],
];

/** Once this has come through, all before it has been decided. */
const settled = async () => {
  await says(receipt(99), ana);
  await until(() => expect(passed.at(-1)).toEqual(receipt(99)));
  passed.pop();
};

describe("of each kind of message", () => {
  test("what its sender proved comes through", async () => {
    for (const [, message] of kinds()) await says(message, ana);
    await settled();
    expect(passed).toEqual(kinds().map(([, message]) => message));
    expect(doubted).toEqual([]);
  });

  // A hostile client that gets to speak under Ana's name, by whatever way into the room.
  const attacks: [string, (message: WireMessage) => Promise<string | undefined>][] = [
    ["without a proof", async () => undefined],
    ["with a proof of its own key", (message) => proofOf(message, { ...mallory, identity: ana.identity })],
    ["with a proof of its own identity", (message) => proofOf(message, mallory)],
    ["with what Ana proved in another room", (message) => proofOf(message, ana, "lab")],
    [
      "with what Ana proved of other words",
      (message) => proofOf({ ...message, id: idOf(7) } as WireMessage, ana),
    ],
    ["with what Ana's other device proved", (message) => proofOf(message, laptop)],
  ];
  test.each(attacks)(
    "nothing comes through under Ana's name %s, and that is told once",
    async (_what, proof) => {
      for (const [, message] of kinds()) comes(encode(message, await proof(message)), ana.identity);
      await until(() => expect(doubted).toEqual([ana.identity]));
      await settled();
      expect(passed).toEqual([]);
      expect(doubted).toEqual([ana.identity]);
    },
  );

  test("what a page of other software says comes through: nobody vouches for a key of theirs", async () => {
    const said = [ping(1), ping(2, [bo.identity]), ...kinds().map(([, message]) => message)];
    for (const message of said) comes(encode(message), plain);
    expect(passed).toEqual(said);
    expect(doubted).toEqual([]);
  });
});

test("a ping in the clear of somebody who has a key does not come through, with a proof or without", async () => {
  comes(encode(ping(1)), ana.identity);
  await says(ping(2), ana);
  await settled();
  expect(passed).toEqual([]);
});

test("beats and echoes come through unproven: they tell only that somebody is there", () => {
  const beat: WireMessage = { kind: "beat", to: bo.identity, nonce: "n", presence: "here" };
  comes(encode(beat), ana.identity);
  expect(passed).toEqual([beat]);
});

test("a sealed ping comes through with its proof inside, and does not overtake what was said before it", async () => {
  const sealed = sealedFor(bo.identity);
  await says(receipt(1), ana);
  comes(encode(sealed), ana.identity);
  expect(passed).toEqual([]);
  await until(() => expect(passed).toEqual([receipt(1), sealed]));
  comes(encode(sealed), ana.identity);
  expect(passed).toHaveLength(3);
});

test("what one sender said stays in order, and nobody waits for somebody else", async () => {
  for (let n = 1; n <= 20; n += 1) await says(receipt(n), ana);
  await until(() => expect(passed).toHaveLength(20));
  expect(passed).toEqual(Array.from({ length: 20 }, (_, n) => receipt(n + 1)));
});

test("what is meant for others is dropped before anything is checked", async () => {
  const check = vi.spyOn(crypto.subtle, "verify");
  const others: WireMessage[] = [
    ping(1, [ana.identity]),
    { kind: "receipt", id: idOf(1), to: ana.identity, outcome: "seen" },
    { kind: "inquiry", to: ana.identity, pings: [] },
    sealedFor(ana.identity),
  ];
  for (const message of others) await says(message, ana);
  await settled();
  expect(check).toHaveBeenCalledOnce(); // For the one by which we know that the others are dropped.
  expect(passed).toEqual([]);
  check.mockRestore();
});

test("a thousand receipts at once are all checked, and more are dropped", { timeout: 30_000 }, async () => {
  const data = await Promise.all(
    Array.from({ length: 1_010 }, async (_, n) => encode(receipt(n), await proofOf(receipt(n), ana))),
  );
  for (const each of data) comes(each, ana.identity);
  await vi.waitFor(() => expect(passed).toHaveLength(1_000), { timeout: 20_000 });
  await settled();
  expect(passed).toHaveLength(1_000);
});

describe("what was said once and is said again by others", () => {
  test("is a statement about a key: one that was replaced stays so, in a later stay too", async () => {
    const old = await says(presence(key, 1), ana);
    await says(presence(other, 2), ana);
    comes(old, ana.identity);
    await settled();
    gate = newGate();
    comes(old, ana.identity);
    await settled();
    expect(passed).toEqual([presence(key, 1), presence(other, 2)]);
    expect(doubted).toEqual([]);
  });
});

test("somebody's new device is told once, after it proved itself", async () => {
  await says(presence(key, 1), ana);
  await settled();
  comes(encode(presence(key, 1)), laptop.identity);
  await until(() => expect(doubted).toEqual([laptop.identity]));
  expect(met).toEqual([]);
  await says(presence(key, 1), laptop);
  await says(presence(key, 2), laptop);
  await until(() => expect(passed).toHaveLength(3));
  expect(met).toEqual([laptop.identity]);
});

test("what a speaker says comes through the gate, one after another", async () => {
  const speaker: Speaker = createSpeaker({
    send: (data) => comes(data, ana.identity),
    room,
    identity: ana.identity,
    key: ana.key,
  });
  for (const [, message] of kinds()) speaker.say(message);
  await until(() => expect(passed).toEqual(kinds().map(([, message]) => message)));
});
