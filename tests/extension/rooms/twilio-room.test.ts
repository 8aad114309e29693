import { EventEmitter } from "node:events";
import { beforeEach, expect, test, vi } from "vitest";
import type { RoomAccess } from "../../../extension/core/access/request-access.ts";
import type { Origin, RoomEvents } from "../../../extension/core/rooms/room.ts";
import { joinTwilioRoom } from "../../../extension/core/rooms/twilio-room.ts";

interface Track {
  name: string;
  send(data: string): void;
}

const sdk = vi.hoisted(() => ({
  connect: vi.fn(),
  LocalDataTrack: class {
    name: string;
    sent: string[] = [];
    constructor({ name }: { name: string }) {
      this.name = name;
    }
    send(data: string) {
      this.sent.push(data);
    }
  },
}));
vi.mock("twilio-video", () => sdk);

const access: RoomAccess = {
  token: "t",
  identity: "Ana.aaaaaaaa",
  room: "ops",
  connectOptions: {},
  stayLimitMs: Number.POSITIVE_INFINITY,
};

let room: EventEmitter;
let localParticipant: EventEmitter;
let participants: Map<string, { identity: string; dataTracks: Map<string, object> }>;
const published = (): (Track & { sent: string[] })[] => sdk.connect.mock.lastCall?.[1].tracks;
const carried = () => Object.fromEntries(published().map(({ name, sent }) => [name, sent]));

const join = (more: Partial<RoomAccess>, events: Partial<RoomEvents> = {}) => {
  const quiet: RoomEvents = {
    message: () => {},
    participants: () => {},
    reached: () => {},
    reconnecting: () => {},
    reconnected: () => {},
    ended: () => {},
  };
  return joinTwilioRoom({ ...access, ...more }, { ...quiet, ...events }, new AbortController().signal);
};

beforeEach(() => {
  localParticipant = new EventEmitter();
  const bo = {
    identity: "Bo.aaaaaaaa",
    dataTracks: new Map([
      ["1", { trackName: "pings", isSubscribed: false }],
      ["2", { trackName: "receipts", isSubscribed: true }],
    ]),
  };
  participants = new Map([["1", bo]]);
  room = Object.assign(new EventEmitter(), { localParticipant, participants });
  sdk.connect
    .mockReset()
    .mockImplementation(() => Object.assign(Promise.resolve(room), { cancel: () => {} }));
});

test.each([
  ["one track by default", undefined, { pings: ["a ping", "a signal"] }],
  ["a track for pings alone", ["pings"], { pings: ["a ping", "a signal"] }],
  ["a track for receipts alone, and no ping", ["receipts"], { receipts: ["a signal"] }],
  ["two tracks, pings apart", ["pings", "receipts"], { pings: ["a ping"], receipts: ["a signal"] }],
] as const)("everything goes over %s", async (_what, tracks, sent) => {
  const joined = await join({ tracks });
  joined.send("a ping", "ping");
  joined.send("a signal", "signal");
  expect(carried()).toEqual(sent);
});

test("what arrives is told with its sender and the name of its track", async () => {
  const heard: [unknown, Origin][] = [];
  await join({}, { message: (...each) => heard.push(each) });
  room.emit("trackMessage", "data", { name: "receipts" }, { identity: "Bo.aaaaaaaa" });
  expect(heard).toEqual([["data", { from: "Bo.aaaaaaaa", track: "receipts" }]]);
});

test.each([
  ["both", "missing"],
  ["publish", "open"],
] as const)("the way from the others is told as it is for the role “%s”", async (role, state) => {
  expect((await join({ role })).paths()).toEqual([{ identity: "Bo.aaaaaaaa", state }]);
});

test.each([
  ["both", ["pings"], "Eve.aaaaaaaa.publish", false],
  ["both", ["pings", "receipts"], "Eve.aaaaaaaa.publish", true],
  ["both", ["pings"], "Eve.aaaaaaaa.subscribe", true],
  ["subscribe", ["receipts"], "Eve.aaaaaaaa.publish", true],
  ["publish", ["pings"], "Eve.aaaaaaaa.publish", true],
] as const)(
  "in the role “%s” with tracks %j we are heard by %s: %s",
  async (role, tracks, identity, heard) => {
    participants.set("2", { identity, dataTracks: new Map() });
    expect((await join({ role, tracks })).isHeard()).toBe(heard);
  },
);

test.each([0, 1])("the stay ends when track %d of two cannot be published", async (which) => {
  const ended = vi.fn();
  await join({ tracks: ["pings", "receipts"] }, { ended });
  localParticipant.emit("trackPublicationFailed", new Error("refused"), published()[which]);
  expect(ended).toHaveBeenCalledOnce();
});

test("probes are nobody: they are not among the others, nor is there a way to or from one", async () => {
  for (const identity of ["Ana.aaaaaaaa.probe", "Bo.aaaaaaaa.probe"])
    participants.set(identity, { identity, dataTracks: new Map() });
  const told: string[][] = [];
  const reached = vi.fn();
  const joined = await join({}, { participants: (identities) => told.push(identities), reached });
  room.emit("participantConnected", {});
  room.emit("trackSubscribed", {}, {}, { identity: "Ana.aaaaaaaa.probe" });
  expect(reached).not.toHaveBeenCalled();
  room.emit("trackSubscribed", {}, {}, { identity: "Bo.aaaaaaaa" });
  expect(reached).toHaveBeenCalledExactlyOnceWith("Bo.aaaaaaaa");
  expect(told).toEqual([["Bo.aaaaaaaa"], ["Bo.aaaaaaaa"]]);
  expect(joined.paths().map(({ identity }) => identity)).toEqual(["Bo.aaaaaaaa"]);
});

test("a probe that is alone with us says nothing of whether the connection is one", async () => {
  participants.clear();
  participants.set("2", { identity: "Ana.aaaaaaaa.probe", dataTracks: new Map() });
  Object.assign(localParticipant, { state: "connected" });
  Object.assign(room, { state: "reconnecting" });
  expect((await join({})).isUp()).toBe(true);
});

test("of what probes say only our own device's is heard", async () => {
  const heard: string[] = [];
  await join({ identity: "Ana.aaaaaaaa.subscribe" }, { message: (_data, { from }) => heard.push(from) });
  const probes = ["Ana.aaaaaaaa.probe", "Bo.aaaaaaaa.probe", "Ana.bbbbbbbb.probe"];
  for (const identity of probes) room.emit("trackMessage", "data", { name: "pings" }, { identity });
  expect(heard).toEqual(["Ana.aaaaaaaa.probe"]);
});
