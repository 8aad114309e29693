import { beforeEach, expect, test } from "vitest";
import type { Sendable } from "../../../extension/core/outbox/send-ping.ts";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import { freshCore } from "../support/fresh-core.ts";
import { sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/connection/team-news.ts")),
  ...(await import("../../../extension/core/outbox/send-ping.ts")),
}));
const bo = "Bo.aaaaaaaa";
const sender = "Eve.aaaaaaaa.publish";
const listener = "Fay.aaaaaaaa.subscribe";

const connected = (room: string, identity: string, ...participants: string[]): Connection => ({
  state: "connected",
  identity,
  room,
  participants,
  presences: [],
  provenAt: sentAt,
});
const connect = (identity: string, ...participants: string[]) =>
  core.connections.set({ ops: connected("ops", identity, ...participants) });
const ping = (more: Partial<Sendable> = {}) =>
  core.sendPing({ to: null, text: "Lunch?", priority: "ping", ...more });
const joinToo = (room: string) =>
  core.settings.update((now) => ({ ...now, rooms: [{ room, muted: false, role: "both" }] }));
const recipients = () => core.outbox.get().map((sent) => sent.recipients.map(({ identity }) => identity));

beforeEach(async () => {
  await core.settings.set({ ...core.settings.get(), room: "ops" });
});

test("who only gets pings sends none, is told so, and nothing is stored", async () => {
  await connect("Ana.aaaaaaaa.subscribe", bo);
  for (const more of [{}, { to: "Bo" }, { to: "Bo", device: bo }]) {
    expect(await ping(more)).toBe("In ops you get pings and send none.");
  }
  expect(core.outbox.get()).toEqual([]);
});

test("who only gets pings is told the same while their connection is repaired", async () => {
  const here = { identity: "Ana.aaaaaaaa.subscribe", room: "ops", participants: [bo], presences: [] };
  await core.connections.set({ ops: { state: "reconnecting", ...here } });
  expect(await ping()).toBe("In ops you get pings and send none.");
});

test("who only gets pings is told the same while there is no connection, when a ping would wait in vain", async () => {
  const serviceUrl = "https://ping.example";
  await core.settings.set({ ...core.settings.get(), serviceUrl });
  await core.enrolment.set({
    serviceUrl,
    device: "d",
    name: "Ana",
    rooms: [{ room: "ops", role: "subscribe" }],
  });
  const problem = { why: { plain: "Why." }, advice: { plain: "Advice." }, retry: true };
  await core.connections.set({ ops: { state: "disconnected", ...problem } });
  expect(await ping({ to: "Bo", device: bo })).toBe("In ops you get pings and send none.");
  expect(core.outbox.get()).toEqual([]);
});

test("what one may do in one room says nothing of another", async () => {
  await joinToo("lab");
  await connect("Ana.aaaaaaaa.subscribe", bo);
  expect(await ping({ to: "Bo", device: bo, room: "lab" })).toBeNull();
  expect(core.outbox.get()).toMatchObject([{ room: "lab", recipients: [{ identity: bo }] }]);
});

test("a ping to everyone is for all who get pings, whoever sends it", async () => {
  for (const own of ["Ana.aaaaaaaa", "Ana.aaaaaaaa.publish"]) {
    await connect(own, bo, sender, listener);
    expect(await ping()).toBeNull();
  }
  expect(recipients()).toEqual([
    [bo, listener],
    [bo, listener],
  ]);
});

test("who only sends is not pinged, nor answered, and the person who tries is told why", async () => {
  await joinToo("lab");
  await connect("Ana.aaaaaaaa", sender);
  const sentence = "Eve only sends and gets no pings.";
  expect(await ping({ to: "Eve" })).toBe(sentence);
  expect(await ping({ to: "Eve", device: sender })).toBe(sentence);
  expect(await ping({ to: "Eve", device: sender, room: "lab" })).toBe(sentence);
  expect(await ping()).toBe("Nobody else is here to be pinged.");
  expect(core.outbox.get()).toEqual([]);
});

test("a ping to everyone in another room than the default one is for those who are there", async () => {
  await core.connections.set({
    ops: connected("ops", "Ana.aaaaaaaa", bo),
    lab: connected("lab", "Ana.aaaaaaaa", listener),
  });
  await joinToo("lab");
  expect(await ping({ room: "lab" })).toBeNull();
  expect(core.outbox.get()).toMatchObject([{ room: "lab", recipients: [{ identity: listener }] }]);
});

test("in a room that was left nobody is pinged or answered, who tries is told so, and nothing is stored", async () => {
  await connect("Ana.aaaaaaaa", bo);
  expect(await ping({ to: "Bo", device: bo, room: "lab" })).toBe(
    "You are not in lab any more, so this ping was not sent. Join it again in the options.",
  );
  expect(core.outbox.get()).toEqual([]);
});

test("a ping waits over a weekend where nothing else is set", async () => {
  await connect("Ana.aaaaaaaa", bo);
  expect(await ping()).toBeNull();
  const fridayEvening = new Date(2026, 10, 20, 17).getTime();
  const mondayMorning = new Date(2026, 10, 23, 9).getTime();
  const [sent] = core.outbox.get();
  expect((sent?.expiresAt ?? 0) - (sent?.sentAt ?? 0)).toBeGreaterThan(mondayMorning - fridayEvening);
});

test("whoever is pinged by name is remembered as pinged on all their devices, those of a ping to everyone are not", async () => {
  await connect("Ana.aaaaaaaa", bo, "Cleo.aaaaaaaa");
  await ping();
  await core.pass(0);
  expect(core.knownTeammates.get()).toEqual([]);
  await ping({ to: "Bo" });
  await core.pass(0);
  const marks = { room: "ops", lastSeenAt: Date.now(), metAt: Date.now(), pingedAt: Date.now() };
  expect(core.knownTeammates.get()).toEqual([{ identity: bo, ...marks }]);
});

test("whoever is answered is so too, and was last there when they pinged", async () => {
  await connect("Ana.aaaaaaaa", "Cleo.aaaaaaaa");
  await ping({ to: "Bo", device: bo, deviceSeenAt: sentAt - 9 });
  await core.pass(0);
  expect(core.knownTeammates.get()).toMatchObject([
    { identity: bo, lastSeenAt: sentAt - 9, pingedAt: Date.now() },
  ]);
});

test("nobody who was removed is pinged or answered any more, whoever has their name now", async () => {
  const [former, present] = ["Ana.maaaaaaaaa.aaaaaaaa", "Ana.mbbbbbbbbb.bbbbbbbb"];
  await connect("Bo.mcccccccccc.cccccccc", present);
  await core.recordRemoved(["maaaaaaaaa"]);
  const sentence = "Ana is not in the team any more, so this ping was not sent.";
  expect(await ping({ to: "Ana.maaaaaaaaa", device: former })).toBe(sentence);
  expect(core.outbox.get()).toEqual([]);
  expect(await ping({ to: "Ana.mbbbbbbbbb" })).toBeNull();
  expect(recipients()).toEqual([[present]]);
});
