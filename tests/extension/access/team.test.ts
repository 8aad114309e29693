import { beforeEach, expect, test, vi } from "vitest";
import { deviceKey } from "../../../extension/shared/device-key.ts";
import { fakeService, refuses, serviceUrl, takesAs } from "../support/fake-service.ts";
import { freshCore } from "../support/fresh-core.ts";
import { clearMemoryKeys } from "../support/memory-keys.ts";

const core = freshCore(() => import("../../../extension/core/access/team.ts"));

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));

const secret = "AZaz09_-AZaz09_-AZaz09";
const link = `${serviceUrl}/join#${secret}`;

const rooms = [
  { room: "ops", role: "subscribe" },
  { room: "lab", role: "both" },
];

beforeEach(clearMemoryKeys);

/** The answer of `/token` to a device that is known. */
const knows = (name: string) => () => Response.json({ token: "t", identity: `${name}.abcdefgh`, rooms });

test("joins with the invite, under the name and in the first room that the service says", async () => {
  const asked = fakeService({ "/devices": takesAs("Ana", rooms) });
  expect(await core.joinTeam(link)).toBeNull();
  const { thumbprint } = await deviceKey(serviceUrl);
  expect(asked).toEqual([
    { path: "/devices", body: { invite: secret, label: expect.any(String) }, device: thumbprint },
  ]);
  expect(core.enrolment.get()).toEqual({ serviceUrl, device: thumbprint, name: "Ana", rooms });
  expect(core.settings.get()).toMatchObject({ serviceUrl, name: "Ana", room: "ops" });
});

test("writes the enrolment before the settings, so that nobody asks for access as a guest meanwhile", async () => {
  fakeService({ "/devices": takesAs("Ana") });
  await core.joinTeam(link);
  expect(core.disk.written).toEqual(["enrolment", "settings"]);
});

test.each([
  [
    410,
    "invite_used",
    "This invite was used already, and works on one device only. Ask your admin for a new one.",
  ],
  [410, "invite_of_a_later_version", "The service says invite_of_a_later_version."],
])("%i %s: says why, and changes nothing", async (status, code, sentence) => {
  await core.settings.update((now) => ({ ...now, serviceUrl: "https://other.example", name: "Guest" }));
  const before = [core.settings.get(), core.enrolment.get()];
  core.disk.written.length = 0;
  fakeService({ "/devices": refuses(status, code) });
  expect(await core.joinTeam(link)).toBe(sentence);
  expect([core.settings.get(), core.enrolment.get()]).toEqual(before);
  expect(core.disk.written).toEqual([]);
});

test("can be tried again with the same key when no answer came", async () => {
  fakeService({});
  expect(await core.joinTeam(link)).toMatch(/cannot be reached. Try again/);
  const { thumbprint } = await deviceKey(serviceUrl);
  const asked = fakeService({ "/devices": takesAs("Ana") });
  expect(await core.joinTeam(link)).toBeNull();
  expect(asked.map(({ device }) => device)).toEqual([thumbprint]);
});

test("says so when what answers is something else", async () => {
  fakeService({ "/devices": () => new Response("<h1>It works</h1>") });
  expect(await core.joinTeam(link)).toMatch(/not Pingroom/);
});

test("is in the team when the service knows the device already, since its last answer was lost", async () => {
  const asked = fakeService({ "/devices": refuses(409, "device_known"), "/token": knows("Ana") });
  expect(await core.joinTeam(link)).toBeNull();
  expect(asked.map(({ path }) => path)).toEqual(["/devices", "/token"]);
  expect(core.enrolment.get()).toMatchObject({ serviceUrl, name: "Ana", rooms });
});

test("begins anew with another key when the one that the service knows was removed", async () => {
  const { thumbprint: removed } = await deviceKey(serviceUrl);
  const asked = fakeService({
    "/devices": (request) =>
      request.device === removed ? refuses(409, "device_known")() : takesAs("Ana")(request),
    "/token": refuses(403, "device_removed"),
  });
  expect(await core.joinTeam(link)).toBeNull();
  const { thumbprint } = await deviceKey(serviceUrl);
  expect(thumbprint).not.toBe(removed);
  expect(asked.map(({ path, device }) => [path, device])).toEqual([
    ["/devices", removed],
    ["/token", removed],
    ["/devices", thumbprint],
  ]);
});

test("does not make one key after another when the service refuses each of them", async () => {
  const asked = fakeService({
    "/devices": refuses(409, "device_known"),
    "/token": refuses(403, "device_removed"),
  });
  expect(await core.joinTeam(link)).toMatch(/^You or this browser was removed/);
  expect(asked).toHaveLength(4);
});

test("asks nobody about what is no invite link", async () => {
  const asked = fakeService({});
  expect(await core.joinTeam("https://ping.example/join#half")).toMatch(/invite link is not whole/);
  expect(asked).toEqual([]);
});

test("all granted rooms are joined without a word, and of more than ten those are told that are left out", async () => {
  const many = Array.from({ length: 12 }, (_, n) => ({ room: `room ${n}`, role: "both" }));
  fakeService({ "/devices": takesAs("Ana", many) });
  await core.joinTeam(link);
  const names = core.settings.get().rooms.map(({ room }) => room);
  expect(names).toEqual(many.slice(0, 10).map(({ room }) => room));
  expect(core.roomNews.get()).toEqual([
    { room: "room 10", what: "left-out" },
    { room: "room 11", what: "left-out" },
  ]);
  await core.leaveTeam();
  expect(core.roomNews.get()).toEqual([]);
});

test("leaving forgets the team, the name, the key and the text in the field, and nothing else", async () => {
  fakeService({ "/devices": takesAs("Ana", rooms) });
  await core.settings.update((now) => ({ ...now, sound: false }));
  await core.joinTeam(link);
  await core.draft.set({ text: "Between us", room: "ops" });
  const { thumbprint } = await deviceKey(serviceUrl);
  await core.leaveTeam();
  expect(core.draft.get()).toBeUndefined();
  expect(core.enrolment.get()).toBeUndefined();
  expect(core.settings.get()).toMatchObject({ serviceUrl: "", name: "", room: "ping-room", sound: false });
  expect((await deviceKey(serviceUrl)).thumbprint).not.toBe(thumbprint);
});

test("leaving a team does not touch the settings of another service", async () => {
  fakeService({ "/devices": takesAs("Ana", rooms) });
  await core.joinTeam(link);
  await core.settings.update((now) => ({ ...now, serviceUrl: "https://other.example", name: "Guest" }));
  await core.leaveTeam();
  expect(core.settings.get()).toMatchObject({ serviceUrl: "https://other.example", name: "Guest" });
});

test("the rooms of another service are left behind, those of the same one are not", async () => {
  const joined = [{ room: "lab", muted: true, role: "both" as const }];
  await core.settings.update((now) => ({ ...now, serviceUrl: "https://other.example", rooms: joined }));
  fakeService({ "/devices": takesAs("Ana", rooms) });
  await core.joinTeam(link);
  expect(core.settings.get()).toMatchObject({ room: "ops", rooms: [{ room: "ops" }, { room: "lab" }] });
  await core.settings.update((now) => ({ ...now, room: "lab", rooms: joined, roomsLeft: ["ops", "tea"] }));
  await core.joinTeam(link);
  expect(core.settings.get()).toMatchObject({ room: "ops", rooms: joined, roomsLeft: ["tea"] });
  await core.leaveTeam();
  expect(core.settings.get()).toMatchObject({ rooms: [], roomsLeft: [] });
});
