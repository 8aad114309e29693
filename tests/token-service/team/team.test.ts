import { describe, expect, test } from "vitest";
import type { Store } from "../../../token-service/store/open-store.ts";
import { findDevice } from "../../../token-service/team/device.ts";
import {
  formatIdentity,
  keyPrint,
  memberPerson,
  parseIdentity,
} from "../../../token-service/team/identity.ts";
import { removeDevice, removeMember } from "../../../token-service/team/removal.ts";
import { createTeam } from "../../../token-service/team/team.ts";
import { admin, enrolled, grants } from "../support/invited.ts";
import { testStore } from "../support/test-store.ts";

const now = Date.now();

/** What the identities of a device end in. */
const endingOf = async (store: Store, id: string): Promise<string> => {
  const known = await findDevice(store, id);
  if (!known) throw new Error("The device is not in the store.");
  return `${memberPerson(known.memberId)}.${keyPrint(id)}`;
};

/** Ana may do all in ping-room, hears ops and publishes to deploys. */
const teamOfAna = async () => {
  const { store } = await testStore();
  const { device } = await enrolled(store, { grants: grants("ping-room,ops:subscribe,deploys:publish") });
  const team = createTeam(store);
  await team.refresh();
  return { store, team, device, ending: await endingOf(store, device.id) };
};

describe("an identity", () => {
  test.each([
    ["Ana", "both", "Ana.mabcdefghi.abcdefgh"],
    ["Ana", "publish", "Ana.mabcdefghi.abcdefgh.publish"],
    ["Ana", "subscribe", "Ana.mabcdefghi.abcdefgh.subscribe"],
    ["Ana.gzzzzzzzzz", "both", "Ana.gzzzzzzzzz.mabcdefghi.abcdefgh"],
    ["Ana.publish", "subscribe", "Ana.publish.mabcdefghi.abcdefgh.subscribe"],
    ["Ana", "probe", "Ana.mabcdefghi.abcdefgh.probe"],
    ["Ana.gzzzzzzzzz.abcdefgh.probe", "both", "Ana.gzzzzzzzzz.abcdefgh.probe.mabcdefghi.abcdefgh"],
  ] as const)("of %s as %s is %s, and is read back so", (name, kind, identity) => {
    const parts = { name, person: "mabcdefghi", device: "abcdefgh", kind };
    expect(formatIdentity(parts)).toBe(identity);
    expect(parseIdentity(identity)).toEqual(parts);
  });

  test("names a device by how the thumbprint of its key begins, dashes and all", () => {
    const parts = {
      name: "Ana",
      person: "gabcdefghi",
      device: keyPrint(`-_${"aB3".repeat(20)}`),
      kind: "both",
    } as const;
    expect(parts.device).toHaveLength(22);
    expect(parseIdentity(formatIdentity(parts))).toEqual(parts);
  });

  test.each([
    "Ana",
    "Ana.abcdefgh",
    "Ana.mabcdefghi",
    "Ana.mabcdefghi.short",
    "Ana.mabcdefghi.ABCDEFGH",
    "Ana.xabcdefghi.abcdefgh",
    ".mabcdefghi.abcdefgh",
    "Ana.mabcdefghi.abcdefgh.both",
    "Ana.mabcdefghi.abcdefgh.publish\n",
  ])("is never %j", (identity) => {
    expect(parseIdentity(identity)).toBeUndefined();
  });
});

describe("the team", () => {
  test.each([
    ["in her room and role", "ping-room", "Ana.ENDING", true],
    ["in a room that she hears", "ops", "Ana.ENDING.subscribe", true],
    ["in a room that she publishes to", "deploys", "Ana.ENDING.publish", true],
    ["in a room with more of a role than she has", "ops", "Ana.ENDING", false],
    ["in a room with another role than she has", "ops", "Ana.ENDING.publish", false],
    ["in a room with less of a role than she has", "ping-room", "Ana.ENDING.subscribe", false],
    ["under another name", "ping-room", "Ben.ENDING", false],
    ["under a longer name", "ping-room", "Ana.abcdefgh.ENDING", false],
    ["under a name that only looks the same", "ping-room", "ana.ENDING", false],
    ["in a room that is not hers", "board", "Ana.ENDING", false],
    ["as a guest of her name", "ping-room", "ana.gaaaaaaaaa.aaaaaaaa", false],
    ["as a guest in any room", "board", "Ben.gaaaaaaaaa.aaaaaaaa", true],
    ["under an identity that the service never gives", "ping-room", "Ana", false],
    ["as a probe of her device", "ping-room", "Ana.ENDING.probe", true],
    ["as a probe of her device where she only hears", "ops", "Ana.ENDING.probe", true],
    ["as a probe in a room that is not hers", "board", "Ana.ENDING.probe", false],
    ["as a probe under another name", "ping-room", "Ben.ENDING.probe", false],
    ["as a probe of a guest of her name", "ping-room", "ana.gaaaaaaaaa.aaaaaaaa.probe", false],
    ["as a probe of a guest", "board", "Ben.gaaaaaaaaa.aaaaaaaa.probe", true],
  ])("sees Ana %s (%s, %s): may enter is %s", async (_what, room, identity, expected) => {
    const { team, ending } = await teamOfAna();
    expect(team.mayEnter(identity.replace("ENDING", ending), room)).toBe(expected);
  });

  test("lets no guest stay where none are let in", async () => {
    const { store } = await testStore();
    const team = createTeam(store, { guests: false });
    await team.refresh();
    expect(team.mayEnter("Ben.gaaaaaaaaa.aaaaaaaa", "board")).toBe(false);
  });

  test("lets nobody in before its first look", async () => {
    const { store } = await testStore();
    expect(createTeam(store).mayEnter("Ben.gaaaaaaaaa.aaaaaaaa", "ping-room")).toBe(false);
  });

  test("lets a removed device in no more, and the member's other one still", async () => {
    const { store, team, device, ending } = await teamOfAna();
    const other = await endingOf(store, (await enrolled(store)).device.id);
    const before = await team.refresh();
    await removeDevice(store, device.id, admin, now);
    expect(await team.refresh()).toBeGreaterThan(before);
    expect(team.mayEnter(`Ana.${ending}`, "ping-room")).toBe(false);
    expect(team.mayEnter(`Ana.${ending}.probe`, "ping-room")).toBe(false);
    expect(team.mayEnter(`Ana.${other}`, "ping-room")).toBe(true);
  });

  test("lets no device of a removed member in, even after the name was given again", async () => {
    const { store, team, ending } = await teamOfAna();
    await removeMember(store, "Ana", admin, now);
    const again = await endingOf(store, (await enrolled(store)).device.id);
    await team.refresh();
    expect(team.mayEnter(`Ana.${ending}`, "ping-room")).toBe(false);
    expect(team.mayEnter(`Ana.${again}`, "ping-room")).toBe(true);
  });

  test("holds a former role no more once an invite gave another one", async () => {
    const { store, team, ending } = await teamOfAna();
    await enrolled(store, { grants: grants("ping-room:subscribe") });
    await team.refresh();
    expect(team.mayEnter(`Ana.${ending}`, "ping-room")).toBe(false);
    expect(team.mayEnter(`Ana.${ending}.subscribe`, "ping-room")).toBe(true);
    expect(team.mayEnter(`Ana.${ending}.publish`, "deploys")).toBe(false);
  });

  test("knows whose device an identity is, in each role and as a probe; nobody's is a guest or a removed device", async () => {
    const { store, team, device, ending } = await teamOfAna();
    const other = await endingOf(store, (await enrolled(store)).device.id);
    await team.refresh();
    const ana = team.memberOf(`Ana.${other}`);
    expect(ana).toMatch(/^m/);
    const devices = [`Ana.${ending}`, `Ana.${ending}.subscribe`, `Ana.${ending}.probe`];
    expect(devices.map(team.memberOf)).toEqual([ana, ana, ana]);
    const claimed = `Ana.gaaaaaaaaa.${keyPrint(device.id)}`;
    expect([claimed, "Ana.gaaaaaaaaa.aaaaaaaa", "Ana", ""].filter(team.memberOf)).toEqual([]);
    await removeDevice(store, device.id, admin, now);
    await team.refresh();
    expect([`Ana.${ending}`, `Ana.${other}`].map(team.memberOf)).toEqual([undefined, ana]);
  });

  test("knows its members' names in any spelling, until they are removed", async () => {
    const { store, team } = await teamOfAna();
    expect(["Ana", "ANA", "Ａｎａ", "Anna"].map(team.isMemberName)).toEqual([true, true, true, false]);
    await removeMember(store, "ana", admin, now);
    await team.refresh();
    expect(team.isMemberName("Ana")).toBe(false);
  });

  test("knows which rooms somebody publishes to without hearing them", async () => {
    const { store, team } = await teamOfAna();
    expect(["deploys", "ops", "ping-room"].map(team.hasPublisher)).toEqual([true, false, false]);
    await removeMember(store, "Ana", admin, now);
    await team.refresh();
    expect(team.hasPublisher("deploys")).toBe(false);
  });
});
