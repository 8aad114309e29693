import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Session } from "../../../extension/core/rooms/session.ts";
import type { Statement } from "../../../extension/core/sealing/message-proof.ts";
import { createProofGate } from "../../../extension/core/sealing/proof-gate.ts";
import { createSealer, type Sealer, sealedSaying } from "../../../extension/core/sealing/sealer.ts";
import { deviceOf } from "../../../extension/shared/identity.ts";
import type { OutgoingReceipt } from "../../../extension/shared/ping.ts";
import { encode, type Letter, type WireMessage } from "../../../extension/shared/wire-schema.ts";
import { type Arrivals, watchArrivals } from "../support/arrivals.ts";
import { type Device, newDevice } from "../support/devices.ts";
import { type FakeDeliveries, fakeDeliveries } from "../support/fake-rooms.ts";
import { freshCore } from "../support/fresh-core.ts";
import { idOf, sentAt } from "../support/pings.ts";
import { sealedPing } from "../support/sealed.ts";
import { stayOf, unproving } from "../support/stays.ts";

const core = freshCore(() => import("../../../extension/core/inbox/receive.ts"));

const own = "Ana.aaaaaaaa";
const ownLaptop = "Ana.bbbbbbbb";
const bo = "Bo.aaaaaaaa";
const cleo = "Cleo.aaaaaaaa";
const said = { text: "Lunch?", sentAt, priority: "ping" as const };

let ownSealer: Sealer;
let boSealer: Sealer;
let sent: WireMessage[];
let arrivals: Arrivals;
let deliveries: FakeDeliveries;
let introduce: () => void;
let doubt: (from: string) => void;
let stay: Session;
/** Lets a message from somebody arrive. */
let hear: (message: WireMessage, from?: string, track?: string) => void;

beforeAll(async () => {
  [ownSealer, boSealer] = await Promise.all([createSealer(), createSealer()]);
});

beforeEach(async () => {
  arrivals = await watchArrivals();
  deliveries = fakeDeliveries();
  sent = [];
  introduce = vi.fn();
  doubt = vi.fn();
  stay = stayOf(own, {
    participants: [ownLaptop, bo, cleo],
    introduce,
    doubt,
    say: (message) => sent.push(message),
  });
  const take = core.receive(deliveries, Promise.resolve(ownSealer));
  hear = (message, from = bo, track = "pings") => {
    const { unproven: onUnproven, pins } = unproving();
    const at = { room: stay.name, identity: stay.identity };
    const gate = createProofGate({ ...at, pins, onUnproven, onNewDevice: () => {} });
    gate.take({ message, said: message, proof: undefined }, from, (passed) =>
      take(passed, { from, track }, stay),
    );
  };
});

const ping = (n: number, to: string[] | null = null): WireMessage => ({
  kind: "ping",
  id: idOf(n),
  to,
  ...said,
});

const receipt = (n: number, to: string, outcome: OutgoingReceipt["outcome"]): WireMessage => ({
  kind: "receipt",
  id: idOf(n),
  to,
  outcome,
});

const delivered = (n: number, to = bo) => receipt(n, to, "delivered");

/** What was taken in as that, oldest first. */
const told = (kind: keyof Arrivals) => arrivals[kind].mock.calls.map(([what]) => what);
const toldIds = (kind: "ping" | "receipt") => arrivals[kind].mock.calls.map(([{ id }]) => id);
const confirmed = () => deliveries.confirm.mock.calls;

/** Waits until something was sent into the room. */
const sentOnce = (message: WireMessage) =>
  vi.waitUntil(() => sent.some((each) => encode(each) === encode(message)));

/** Makes storing the next ping wait until the returned function is called. */
const holdStoring = (): (() => void) => {
  let release = () => {};
  arrivals.ping.mockReturnValueOnce(
    new Promise((resolve) => {
      release = () => resolve({});
    }),
  );
  return () => release();
};

describe("a ping", () => {
  test("is stored with its sender as the room tells it, then confirmed", async () => {
    hear(ping(1));
    await sentOnce(delivered(1));
    expect(told("ping")).toEqual([{ id: idOf(1), ...said, from: bo, room: "ping-room", toEveryone: true }]);
  });

  test("is confirmed by nothing where there is no room for it, and its sender is told so", async () => {
    arrivals.ping.mockResolvedValueOnce({ unstored: true });
    hear(ping(1));
    await sentOnce({ kind: "receipt", id: idOf(1), to: bo, outcome: "unstored" });
    expect(sent).toHaveLength(1);
  });

  test("that cannot be stored for another reason tells its sender that too", async () => {
    arrivals.ping.mockResolvedValueOnce({ unstored: true, failing: true });
    hear(ping(1));
    await sentOnce({ kind: "receipt", id: idOf(1), to: bo, outcome: "unstored", failing: true });
    hear({ kind: "receipt", id: idOf(2), to: own, outcome: "unstored", failing: true });
    await vi.waitUntil(() => told("unstored").length > 0);
    expect(told("unstored")).toEqual([{ id: idOf(2), from: bo, failing: true }]);
  });

  test("for which a device has no room goes on being sent, and is handled nowhere by that", async () => {
    hear({ kind: "receipt", id: idOf(1), to: own, outcome: "unstored" });
    hear({ kind: "receipt", id: idOf(2), to: bo, outcome: "unstored" }, ownLaptop);
    hear(receipt(3, own, "delivered"));
    await vi.waitUntil(() => told("receipt").length > 0);
    expect(told("unstored")).toEqual([{ id: idOf(1), from: bo }]);
    expect(told("handledElsewhere")).toEqual([]);
    expect(confirmed()).toEqual([[idOf(3), bo]]);
  });

  test("is not confirmed before it is stored", async () => {
    const release = holdStoring();
    hear(ping(1));
    hear(ping(2), cleo);
    await sentOnce(delivered(2, cleo));
    expect(sent).toEqual([delivered(2, cleo)]);
    release();
    await sentOnce(delivered(1));
  });

  test("that cannot be stored is not confirmed, and the next one is taken all the same", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    arrivals.ping.mockImplementation(async ({ id }) => {
      if (id === idOf(1)) throw new Error("The disk is full.");
      return {};
    });
    hear(ping(1));
    hear(ping(2));
    await sentOnce(delivered(2));
    expect(sent).toEqual([delivered(2)]);
  });

  test("that is urgent and not taken as such is confirmed with these words", async () => {
    arrivals.ping.mockResolvedValue({ urgentRefused: true });
    hear(ping(1));
    await sentOnce({ ...delivered(1), urgentRefused: true } as WireMessage);
  });

  test("is taken after the one that its sender sent before, and waits for nobody else's", async () => {
    const release = holdStoring();
    hear(ping(1));
    hear(ping(2));
    hear(ping(3), cleo);
    await sentOnce(delivered(3, cleo));
    expect(toldIds("ping")).toEqual([idOf(1), idOf(3)]);
    release();
    await sentOnce(delivered(2));
    expect(sent).toEqual([delivered(3, cleo), delivered(1), delivered(2)]);
  });

  test("for others who are named in it is not ours", async () => {
    hear(ping(1, [cleo]));
    hear(ping(2, [cleo, own]));
    await sentOnce(delivered(2));
    expect(toldIds("ping")).toEqual([idOf(2)]);
  });

  test("of a sender of whom fifty wait is dropped, and nobody else's is", async () => {
    const release = holdStoring();
    for (let n = 1; n <= 60; n += 1) hear(ping(n));
    hear(ping(99), cleo);
    await sentOnce(delivered(99, cleo));
    release();
    await sentOnce(delivered(50));
    hear(ping(61));
    await sentOnce(delivered(61));
    const fifty = Array.from({ length: 50 }, (_, n) => idOf(n + 1));
    expect(toldIds("ping").filter((id) => id !== idOf(99))).toEqual([...fifty, idOf(61)]);
  });

  test("of a person of whom fifty wait is dropped, however many devices they have", async () => {
    const release = holdStoring();
    const devices = ["Bo.aaaaaaaa", "Bo.bbbbbbbb", "Bo.cccccccc"];
    for (let n = 1; n <= 60; n += 1) hear(ping(n), devices[n % 3]);
    release();
    await sentOnce(delivered(50, devices[50 % 3]));
    expect(toldIds("ping")).toHaveLength(50);
  });
});

describe("a sealed ping", () => {
  const sealed = (n: number, to = own, publicKey = ownSealer.publicKey, letter: Partial<Letter> = {}) =>
    sealedPing(boSealer, { id: idOf(n), from: bo, to, publicKey, letter });

  test("that was sealed for us is stored as one to us alone, then confirmed", async () => {
    hear(await sealed(1));
    await sentOnce(delivered(1));
    expect(told("ping")).toEqual([{ id: idOf(1), ...said, from: bo, room: "ping-room", toEveryone: false }]);
    expect(introduce).not.toHaveBeenCalled();
  });

  test("to everyone is stored as one to everyone", async () => {
    hear(await sealed(1, own, ownSealer.publicKey, { everyone: true }));
    await sentOnce(delivered(1));
    expect(told("ping")).toEqual([{ id: idOf(1), ...said, from: bo, room: "ping-room", toEveryone: true }]);
  });

  test("that does not open is neither stored nor confirmed, and its sender learns our key", async () => {
    hear(await sealed(1, own, boSealer.publicKey));
    hear(await sealed(2));
    await sentOnce(delivered(2));
    expect(toldIds("ping")).toEqual([idOf(2)]);
    expect(sent).toEqual([delivered(2)]);
    expect(introduce).toHaveBeenCalledOnce();
  });

  test("that somebody else sends once more is not taken for theirs", async () => {
    hear(await sealed(1), cleo);
    hear(ping(2), cleo);
    await sentOnce(delivered(2, cleo));
    expect(toldIds("ping")).toEqual([idOf(2)]);
  });

  test("for another device is nothing to us, and no reason to introduce ourselves", async () => {
    hear(await sealed(1, cleo));
    hear(await sealed(2));
    await sentOnce(delivered(2));
    expect(toldIds("ping")).toEqual([idOf(2)]);
    expect(introduce).not.toHaveBeenCalled();
  });
});

describe("a sealed ping of a device that has a key", () => {
  let ana: Device;
  let mallory: Device;

  beforeAll(async () => {
    [ana, mallory] = await Promise.all([newDevice("Ana.maaaaaaaaa"), newDevice("Mallory.gbbbbbbbbb")]);
  });

  const honest = { ...said, everyone: false, devices: [deviceOf(own)] };

  /** What anybody can seal for us under Ana's name, with a proof of this statement by this device. */
  const letter = (
    n: number,
    signer: Device | undefined,
    signed: Partial<Statement> = {},
    letter: Partial<Letter> = {},
  ) => {
    const { publicKey } = ownSealer;
    return sealedPing(boSealer, {
      id: idOf(n),
      from: ana.identity,
      to: own,
      publicKey,
      signer,
      signed,
      letter,
    });
  };

  test("is stored when she signed it inside, for us, in this room and as this ping", async () => {
    hear(await letter(1, ana), ana.identity);
    await sentOnce(delivered(1, ana.identity));
    expect(toldIds("ping")).toEqual([idOf(1)]);
    expect(doubt).not.toHaveBeenCalled();
  });

  test.each([
    ["nobody signed", () => letter(1, undefined)],
    ["somebody else signed", () => letter(1, mallory)],
    ["she signed in another room", () => letter(1, ana, { room: "lab" })],
    [
      "she signed for somebody else",
      () => letter(1, ana, { said: sealedSaying({ ...honest, devices: ["cccccccc"] }, { id: idOf(1) }) }),
    ],
    [
      "it was for somebody else, who hands it on",
      () => letter(1, ana, {}, { devices: [deviceOf(cleo.replace("aaaaaaaa", "cccccccc"))] }),
    ],
    ["she signed as another ping", () => letter(1, ana, { said: sealedSaying(honest, { id: idOf(2) }) })],
    [
      "she signed with another text",
      () => letter(1, ana, { said: sealedSaying({ ...honest, text: "No." }, { id: idOf(1) }) }),
    ],
    [
      "she signed as a ping to everyone",
      () => letter(1, ana, { said: sealedSaying({ ...honest, everyone: true }, { id: idOf(1) }) }),
    ],
  ])("is neither stored nor confirmed when %s, and that is told", async (_what, made) => {
    hear(await made(), ana.identity);
    await vi.waitFor(() => expect(doubt).toHaveBeenCalledExactlyOnceWith(ana.identity));
    expect(told("ping")).toEqual([]);
    expect(sent).toEqual([]);
    expect(introduce).not.toHaveBeenCalled();
  });
});

describe("of the roles in a room", () => {
  const listener = "Dan.aaaaaaaa.subscribe";
  const sender = "Eve.aaaaaaaa.publish";

  const sealed = (n: number, from: string, to = own) =>
    sealedPing(boSealer, { id: idOf(n), from, to, publicKey: ownSealer.publicKey });

  test("whoever only gets pings can make nobody show one, and is named in the log once", async () => {
    const log = vi.spyOn(console, "warn").mockReturnValue();
    for (const track of ["pings", "receipts", "anything"]) {
      hear(ping(1), listener, track);
      hear(await sealed(2, listener), listener, track);
    }
    hear(receipt(3, own, "seen"), listener);
    await vi.waitUntil(() => told("receipt").length === 1);
    expect(told("ping")).toEqual([]);
    expect(sent).toEqual([]);
    expect(log.mock.calls.map((words) => words.at(-1))).toEqual([listener]);
  });

  test("a ping over a track for receipts is none, whoever sends it, and all else over it counts", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    hear(ping(1), bo, "receipts");
    hear(await sealed(2, bo), bo, "receipts");
    hear(receipt(3, own, "delivered"), bo, "receipts");
    await vi.waitUntil(() => told("receipt").length === 1);
    expect(told("ping")).toEqual([]);
    expect(confirmed()).toEqual([[idOf(3), bo]]);
  });

  test("the pings of whoever only sends are taken and confirmed", async () => {
    hear(ping(1), sender);
    hear(await sealed(2, sender), sender);
    await sentOnce(delivered(2, sender));
    expect(sent).toEqual([delivered(1, sender), delivered(2, sender)]);
  });

  test("a device that only sends takes none, confirms none, and hears how far its own got", async () => {
    const log = vi.spyOn(console, "warn").mockReturnValue();
    stay.identity = sender;
    hear(ping(1));
    hear(await sealed(2, bo, sender));
    hear(receipt(3, sender, "delivered"));
    await vi.waitUntil(() => told("receipt").length === 1);
    expect(told("ping")).toEqual([]);
    expect(sent).toEqual([]);
    expect(introduce).not.toHaveBeenCalled();
    expect(log).not.toHaveBeenCalled();
  });

  test("a device that only gets pings takes and confirms them like any other", async () => {
    stay.identity = listener;
    hear(ping(1));
    hear(await sealed(2, bo, listener));
    await sentOnce(delivered(2));
    expect(sent).toEqual([delivered(1), delivered(2)]);
  });
});

describe("a receipt", () => {
  test("for a ping of ours confirms its delivery and goes into the outbox", async () => {
    hear(receipt(1, own, "delivered"));
    await vi.waitUntil(() => told("receipt").length === 1);
    expect(confirmed()).toEqual([[idOf(1), bo]]);
    expect(told("receipt")).toEqual([{ id: idOf(1), from: bo, outcome: "delivered" }]);
  });

  test("is taken, also when two hundred come at once", async () => {
    for (let n = 1; n <= 200; n += 1) hear(receipt(n, own, "seen"));
    await vi.waitUntil(() => new Set(toldIds("receipt")).size === 200);
  });

  test.each(["seen", "answered"] as const)(
    "“%s” of another device of ours makes the ping handled here",
    async (outcome) => {
      hear(receipt(1, bo, outcome), ownLaptop);
      await vi.waitUntil(() => told("handledElsewhere").length === 1);
      expect(told("handledElsewhere")).toEqual([{ id: idOf(1), from: bo, outcome }]);
      expect(confirmed()).toEqual([]);
      expect(told("receipt")).toEqual([]);
    },
  );

  test.each([
    ["“delivered” of another device of ours", ownLaptop, "delivered"],
    ["“seen” of somebody else to somebody else", cleo, "seen"],
  ] as const)("%s is nothing to us", async (_what, from, outcome) => {
    hear(receipt(1, bo, outcome), from);
    hear(receipt(2, own, "seen"), from);
    await vi.waitUntil(() => toldIds("receipt").includes(idOf(2)));
    expect(arrivals.receipt).toHaveBeenCalledOnce();
    expect(told("handledElsewhere")).toEqual([]);
    expect(confirmed()).toEqual([[idOf(2), from]]);
  });
});

describe("an inquiry", () => {
  const inquiry = (to: string, n: number): WireMessage => ({
    kind: "inquiry",
    to,
    pings: [{ id: idOf(n), from: bo }],
  });

  test("to us is answered with the receipts that there are", async () => {
    arrivals.inquiry.mockReturnValue([{ id: idOf(1), to: bo, outcome: "seen" }]);
    hear(inquiry(own, 1));
    await sentOnce(receipt(1, bo, "seen"));
    expect(told("inquiry")).toEqual([
      { asker: bo, own, room: "ping-room", pings: [{ id: idOf(1), from: bo }] },
    ]);
  });

  test("to another device is left to it", async () => {
    hear(inquiry(cleo, 1));
    hear(inquiry(own, 2));
    await vi.waitUntil(() => told("inquiry").length > 0);
    expect(told("inquiry")).toMatchObject([{ pings: [{ id: idOf(2) }] }]);
  });
});
