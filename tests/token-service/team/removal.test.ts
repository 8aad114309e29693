import { expect, test } from "vitest";
import { findDevice } from "../../../token-service/team/device.ts";
import { listAudit } from "../../../token-service/team/list-audit.ts";
import { findDevicesByPrefix, listMembers } from "../../../token-service/team/list-members.ts";
import { redeemInvite } from "../../../token-service/team/redeem-invite.ts";
import { removeDevice, removeMember } from "../../../token-service/team/removal.ts";
import { contentsOf } from "../support/contents-of.ts";
import { admin, enrolled, grants, invite } from "../support/invited.ts";
import { newDevice } from "../support/new-device.ts";
import { testStore } from "../support/test-store.ts";

const now = Date.now();

test("removing a member removes their devices and takes back their invites, and no one else's", async () => {
  const { store } = await testStore();
  const laptop = await enrolled(store);
  const desktop = await enrolled(store);
  const ben = await enrolled(store, { name: "Ben" });
  const hers = await invite(store, { name: "ANA" });
  const bens = await invite(store, { name: "Ben" });
  expect(await removeMember(store, "ana", admin, now)).toEqual({ name: "Ana", devices: 2, invites: 1 });
  for (const { device } of [laptop, desktop]) {
    expect(await findDevice(store, device.id)).toMatchObject({ removed: true });
  }
  expect(await findDevice(store, ben.device.id)).toMatchObject({ removed: false });
  expect((await listMembers(store)).map(({ name }) => name)).toEqual(["Ben"]);
  await expect(redeemInvite(store, hers, await newDevice(), now)).rejects.toMatchObject({
    status: 410,
    body: { error: { code: "invite_revoked", message: expect.stringContaining("Ask your admin") } },
  });
  expect(await redeemInvite(store, bens, await newDevice(), now)).toMatchObject({ name: "Ben" });
});

test("a removal is written into the audit", async () => {
  const { store } = await testStore();
  await enrolled(store);
  await invite(store);
  await removeMember(store, "Ana", admin, now + 5);
  const line = { id: expect.any(Number), at: now + 5, ...admin, subject: "Ana", detail: "" };
  expect((await listAudit(store, 2)).map((row) => row)).toEqual([
    { ...line, action: "member.removed" },
    { ...line, action: "invite.revoked" },
  ]);
});

test("nobody of that name leaves everything as it is", async () => {
  const { store } = await testStore();
  await enrolled(store, { name: "Ben" });
  const before = await contentsOf(store);
  expect(await removeMember(store, "Ana", admin, now)).toBeUndefined();
  expect(await removeDevice(store, "nothing", admin, now)).toBeUndefined();
  expect(await contentsOf(store)).toEqual(before);
});

test("an invite that nobody has used can be taken back by its name", async () => {
  const { store } = await testStore();
  await invite(store);
  expect(await removeMember(store, "Ana", admin, now)).toEqual({ name: undefined, devices: 0, invites: 1 });
  expect(await removeMember(store, "Ana", admin, now)).toBeUndefined();
});

test("a removed member who is invited again is somebody new", async () => {
  const { store } = await testStore();
  const former = await enrolled(store, { grants: grants("ops") });
  await removeMember(store, "Ana", admin, now);
  const { member } = await enrolled(store);
  expect(member).toMatchObject({ name: "Ana", grants: grants("ping-room") });
  expect(member.memberId).not.toBe(former.member.memberId);
  await expect(redeemInvite(store, await invite(store), former.device, now)).rejects.toMatchObject({
    status: 409,
    body: { error: { code: "device_known", message: expect.stringContaining("removed") } },
  });
});

test("a device is called by how its id begins, and is removed alone", async () => {
  const { store } = await testStore();
  const { device } = await enrolled(store);
  await enrolled(store);
  for (const word of [device.id.slice(0, 8), device.id]) {
    expect(await findDevicesByPrefix(store, word)).toMatchObject([{ id: device.id, name: "Ana" }]);
  }
  for (const word of ["", device.id.slice(0, 7), "%%%%%%%%", device.id.slice(0, 8).replace(/./, "~")]) {
    expect(await findDevicesByPrefix(store, word)).toEqual([]);
  }
  expect(await removeDevice(store, device.id, admin, now)).toMatchObject({
    id: device.id,
    name: "Ana",
  });
  expect(await findDevicesByPrefix(store, device.id)).toEqual([]);
  expect(await listAudit(store, 1)).toMatchObject([
    { action: "device.removed", subject: "Ana", detail: device.label },
  ]);
  expect(await listMembers(store)).toMatchObject([{ name: "Ana", devices: [expect.anything()] }]);
});
