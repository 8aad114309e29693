import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { RoomEvents } from "../../../extension/core/rooms/room.ts";
import type { Rooms } from "../../../extension/core/rooms/rooms.ts";
import { createDevicePins } from "../../../extension/core/sealing/device-pins.ts";
import { prove } from "../../../extension/core/sealing/message-proof.ts";
import { createSealer, type Sealer } from "../../../extension/core/sealing/sealer.ts";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import {
  decode,
  encode,
  type Letter,
  sayingOf,
  type WireMessage,
} from "../../../extension/shared/wire-schema.ts";
import { type Arrivals, watchArrivals } from "../support/arrivals.ts";
import { type Device, newDevice } from "../support/devices.ts";
import { freshCore } from "../support/fresh-core.ts";
import { clearMemoryKeys } from "../support/memory-keys.ts";
import { idOf, sentPing } from "../support/pings.ts";
import { sealedPing } from "../support/sealed.ts";

// Signatures take as long as the machine is busy.
const until = (isSo: () => void) => vi.waitFor(isSo, { timeout: 4_500 });

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/inbox/receive.ts")),
  ...(await import("../../../extension/core/outbox/delivering.ts")),
  ...(await import("../../../extension/core/rooms/rooms.ts")),
}));

// Bo's room is a hostile one: whatever it is given comes to him under Ana's name. All other lines of defence are out.
let bo: Device;
let ana: Device;
let eve: Device;
let [own, anas, eves]: Sealer[] = [];
let rooms: Rooms;
let arrivals: Arrivals;
let events: RoomEvents;
let sent: WireMessage[];
let connection: Connection | undefined;
let unproven: string[];

beforeAll(async () => {
  [bo, ana, eve] = await Promise.all([
    newDevice("Bo.mbbbbbbbbb"),
    newDevice("Ana.maaaaaaaaa"),
    newDevice("Eve.geeeeeeeee"),
  ]);
  [own, anas, eves] = await Promise.all([createSealer(), createSealer(), createSealer()]);
});

/** Has Bo join, as at the beginning and after each way to force him out: with new pins in memory, and those on disk. */
const join = async () => {
  const sealer = Promise.resolve(own as Sealer);
  rooms = core.createRooms(
    {
      requestAccess: async () => ({
        ...{ token: "t", identity: bo.identity, room: "ops", connectOptions: {} },
        stayLimitMs: Number.POSITIVE_INFINITY,
      }),
      joinRoom: async (_access, told) => {
        events = told;
        told.participants([ana.identity]);
        return {
          send: (data) => {
            const message = decode(data)?.message;
            if (message) sent.push(message);
          },
          leave: () => {},
          paths: () => [{ identity: ana.identity, state: "open" }],
          isHeard: () => true,
          isUp: () => true,
        };
      },
      unproven: (room) => unproven.push(room),
      newDevice: () => {},
      deviceKey: async () => bo.key,
      pins: createDevicePins(),
      statementTime: Promise.resolve(Date.now),
      publicKey: sealer.then(({ publicKey }) => publicKey),
      presence: () => ({ presence: "here" }),
    },
    (room, stay) => core.openTraffic(room, stay, sealer),
    (_room, now) => {
      connection = now;
    },
  );
  const request = { serviceUrl: "https://ping.example", name: "Bo", room: "ops", device: "d".repeat(20) };
  rooms.keepJoined([request]);
  await until(() => expect(rooms.stay("ops")).toBeDefined());
};

beforeEach(async () => {
  clearMemoryKeys();
  arrivals = await watchArrivals();
  sent = [];
  unproven = [];
  await join();
});

const comesAsAna = (message: WireMessage, proof?: string) =>
  events.message(encode(message, proof), { from: ana.identity, track: "pings" });

const proofBy = (device: Device, message: WireMessage) =>
  prove(device.key, { room: "ops", from: ana.identity, said: sayingOf(message) });

const presence = (sealer: Sealer | undefined, at = 1): WireMessage => ({
  kind: "presence",
  presence: "do-not-disturb",
  key: sealer?.publicKey ?? "",
  at,
  ask: [],
});

const sealedBy = (signer: Device | undefined, letter: Partial<Letter>): Promise<WireMessage> =>
  sealedPing(eves as Sealer, {
    ...{ id: idOf(5), from: ana.identity, to: bo.identity, publicKey: own?.publicKey ?? "", room: "ops" },
    ...{ signer, letter: { text: "Please wire 1000", priority: "urgent", ...letter } },
  });

const kinds: [string, (signer: Device | undefined) => WireMessage | Promise<WireMessage>][] = [
  ["a ping to everyone", (signer) => sealedBy(signer, { everyone: true })],
  ["an answer", (signer) => sealedBy(signer, { re: idOf(3) })],
  ["a ping to one person", (signer) => sealedBy(signer, {})],
  ["a receipt", () => ({ kind: "receipt", id: idOf(4), to: bo.identity, outcome: "seen" })],
  [
    "word that there is no room",
    () => ({ kind: "receipt", id: idOf(4), to: bo.identity, outcome: "unstored" }),
  ],
  ["an inquiry", () => ({ kind: "inquiry", to: bo.identity, pings: [{ id: idOf(6), from: ana.identity }] })],
  ["a presence with a key", () => presence(eves)],
];

/** All that was taken in. */
const told = () => Object.values(arrivals).flatMap((taken) => taken.mock.calls);

/** Once Ana's own word has come through, whatever came before it is decided. */
const settled = async () => {
  const receipt: WireMessage = { kind: "receipt", id: idOf(99), to: bo.identity, outcome: "delivered" };
  comesAsAna(receipt, await proofBy(ana, receipt));
  await until(() =>
    expect(arrivals.receipt).toHaveBeenCalledWith(
      expect.objectContaining({ id: idOf(99), from: ana.identity, outcome: "delivered" }),
    ),
  );
  expect(told()).toHaveLength(1);
  arrivals.receipt.mockClear();
};

describe.each([
  ["nothing", undefined],
  ["a proof by their own key", () => eve],
])("somebody who speaks as Ana with %s", (_with, signer) => {
  test.each(kinds)("is not heard: %s", async (_what, made) => {
    const message = await made(signer?.());
    comesAsAna(message, signer && (await proofBy(signer(), message)));
    await until(() => expect(unproven).toEqual(["ops"]));
    expect(told()).toEqual([]);
    await settled();
    expect(sent.filter(({ kind }) => kind === "receipt")).toEqual([]);
    expect(connection).toMatchObject({ state: "connected", presences: [] });
    expect(rooms.stay("ops")?.keyOf(ana.identity)).toBeUndefined();
  });
});

test.each(kinds)("Ana herself is: %s", async (what, made) => {
  const message = await made(ana);
  comesAsAna(message, await proofBy(ana, message));
  if (what === "a presence with a key")
    await until(() => expect(rooms.stay("ops")?.keyOf(ana.identity)).toBe(eves?.publicKey));
  else await until(() => expect(told()).toHaveLength(1));
  expect(unproven).toEqual([]);
});

test("what is said in the clear in her name is not heard: who has a key seals", async () => {
  const open: WireMessage = {
    kind: "ping",
    id: idOf(1),
    to: null,
    text: "Please wire 1000",
    sentAt: 1,
    priority: "ping",
  };
  comesAsAna(open);
  comesAsAna(open, await proofBy(ana, open));
  await settled();
});

test("beats and echoes in her name tell that somebody is there, and nothing of how she is", () => {
  for (const kind of ["beat", "echo"] as const)
    comesAsAna({ kind, to: bo.identity, nonce: "n", presence: "do-not-disturb", urgent: false });
  expect(connection).toMatchObject({ state: "connected", presences: [] });
});

describe("a ping to Ana alone", () => {
  const lastSealed = () => sent.findLast((message) => message.kind === "sealed");
  const deliver = () => {
    const { recipients: _, expiresAt: __, room, ...ping } = sentPing(7, {}, { to: "Ana.maaaaaaaaa" });
    const recipients = [{ identity: ana.identity }];
    core.deliver([{ ping, room: "ops", expiresAt: Date.now() + 60_000, recipients }]);
  };
  const opensFor = async (sealer: Sealer | undefined) => {
    const message = lastSealed();
    if (message?.kind !== "sealed") throw new Error("nothing was sealed");
    const envelope = { id: message.id, from: bo.identity, room: "ops" };
    return (await sealer?.open(message, envelope, ana.identity))?.letter.text;
  };

  test("waits while nobody but an impostor has told a key, and is sealed for her own then", async () => {
    comesAsAna(presence(eves));
    deliver();
    await settled();
    expect(lastSealed()).toBeUndefined();
    comesAsAna(presence(anas), await proofBy(ana, presence(anas)));
    await until(() => expect(lastSealed()).toBeDefined());
    expect(await opensFor(anas)).toBe("ping 7");
    expect(await opensFor(eves)).toBeUndefined();
  });

  test("is sealed for the key that she told last, whatever of her words is said again, after a rejoin too", async () => {
    // Eve has recorded what Ana said with a key of before; that nobody can open it would keep it from her.
    const [old, now] = [presence(eves, 1), presence(anas, 2)];
    const [oldProof, proof] = [await proofBy(ana, old), await proofBy(ana, now)];
    comesAsAna(old, oldProof);
    comesAsAna(now, proof);
    await settled();
    await join();
    comesAsAna(old, oldProof);
    comesAsAna(now, proof);
    comesAsAna(old, oldProof);
    await settled();
    deliver();
    await until(() => expect(lastSealed()).toBeDefined());
    expect(await opensFor(anas)).toBe("ping 7");
  });
});
