import { expect, test } from "vitest";
import type { Store } from "../../../token-service/store/open-store.ts";
import { enrolAccount } from "../../../token-service/team/enrol-account.ts";
import { listMembers } from "../../../token-service/team/list-members.ts";
import { redeemInvite } from "../../../token-service/team/redeem-invite.ts";
import { removeDevice, removeMember } from "../../../token-service/team/removal.ts";
import { contentsOf } from "../support/contents-of.ts";
import { admin, enrolled, grants, invite } from "../support/invited.ts";
import { newDevice } from "../support/new-device.ts";
import { testStore } from "../support/test-store.ts";

const now = Date.now();

const account = (subject: string, name = "Ana") => ({
  issuer: "https://accounts.example",
  subject,
  email: `${subject}@example.com`,
  name,
  grants: grants("ping-room,ops:subscribe"),
});

const namesIn = async (store: Store) => (await listMembers(store)).map(({ name }) => name);

test("an account becomes a member at its first device, and brings its next ones to the same member", async () => {
  const { store } = await testStore();
  const first = await enrolAccount(store, account("1"), await newDevice(), now);
  expect(first).toEqual({ memberId: expect.any(String), name: "Ana", grants: account("1").grants });
  const renamed = { ...account("1", "Anastasia"), grants: grants("board") };
  expect(await enrolAccount(store, renamed, await newDevice(), now)).toEqual(first);
  expect(await listMembers(store)).toMatchObject([{ name: "Ana", devices: [{}, {}] }]);
});

test("a name that somebody has gets a number", async () => {
  const { store } = await testStore();
  await enrolled(store);
  for (const subject of ["1", "2"]) {
    await enrolAccount(store, account(subject, "ANA"), await newDevice(), now);
  }
  expect(await namesIn(store)).toEqual(["Ana", "ANA 2", "ANA 3"]);
});

test("a name by which somebody is invited gets a number, so that the invite's rooms go to nobody else", async () => {
  const { store } = await testStore();
  const secret = await invite(store, { grants: grants("deploys:publish") });
  const { memberId } = await enrolAccount(store, account("1", "ANA"), await newDevice(), now);
  const invited = await redeemInvite(store, secret, await newDevice(), now);
  expect(invited.memberId).not.toBe(memberId);
  expect(await listMembers(store)).toMatchObject([
    { name: "Ana", grants: grants("deploys:publish") },
    { name: "ANA 2", grants: account("1").grants },
  ]);
});

test("a name is free again when the invite for it was taken back or has expired", async () => {
  const { store } = await testStore();
  await invite(store, { name: "Bo" });
  await removeMember(store, "Bo", admin, now);
  await invite(store, { name: "Cy", lifetimeMs: 1, now: now - 2 });
  for (const name of ["Bo", "Cy"]) await enrolAccount(store, account(name, name), await newDevice(), now);
  expect(await namesIn(store)).toEqual(["Bo", "Cy"]);
});

test("a long name stays short enough with its number", async () => {
  const { store } = await testStore();
  const long = "🦦".repeat(21);
  for (const subject of ["1", "2"]) await enrolAccount(store, account(subject, long), await newDevice(), now);
  expect(await namesIn(store)).toEqual([`${"🦦".repeat(20)} 2`, long]);
});

test("accounts of one name that come in at the same moment all get in", async () => {
  const { store, another } = await testStore();
  const elsewhere = await another();
  const newcomers = await Promise.all(
    ["1", "2", "3", "3"].map(async (subject) => ({ subject, device: await newDevice() })),
  );
  await Promise.all(
    newcomers.map(({ subject, device }, i) =>
      enrolAccount(i % 2 === 0 ? store : elsewhere, account(subject), device, now),
    ),
  );
  expect(await namesIn(store)).toEqual(["Ana", "Ana 2", "Ana 3"]);
  expect((await listMembers(store)).flatMap(({ devices }) => devices)).toHaveLength(4);
});

test("a removed member's account stays out, and their name is free", async () => {
  const { store } = await testStore();
  await enrolAccount(store, account("1"), await newDevice(), now);
  await removeMember(store, "Ana", admin, now);
  const before = await contentsOf(store);
  await expect(enrolAccount(store, account("1"), await newDevice(), now)).rejects.toMatchObject({
    status: 403,
    body: { error: { code: "member_removed", message: expect.stringContaining("Ask your admin") } },
  });
  expect(await contentsOf(store)).toEqual(before);
  expect(await enrolAccount(store, account("2"), await newDevice(), now)).toMatchObject({ name: "Ana" });
});

test("a device that is somebody's is refused, and the account stays without a member", async () => {
  const { store } = await testStore();
  const { device } = await enrolled(store, { name: "Ben" });
  await expect(enrolAccount(store, account("1"), device, now)).rejects.toMatchObject({
    status: 409,
    body: { error: { code: "device_known" } },
  });
  expect(await namesIn(store)).toEqual(["Ben"]);
});

test("the admin sees an account by the e-mail address with which it came in last, and who was invited", async () => {
  const { store } = await testStore();
  await enrolled(store, { name: "Bo" });
  await enrolAccount(store, account("1"), await newDevice(), now);
  await enrolAccount(store, { ...account("1"), email: "ana@new.example" }, await newDevice(), now);
  await enrolAccount(store, account("2", "Zoe"), await newDevice(), now);
  // As an earlier version left her.
  await store.execute("UPDATE members SET email = NULL WHERE name = 'Zoe'");
  expect((await listMembers(store)).map(({ name, account }) => [name, account])).toEqual([
    ["Ana", "ana@new.example"],
    ["Bo", "invite"],
    ["Zoe", "single sign-on at accounts.example"],
  ]);
});

test("an account has twenty browsers at most, also when many come at once, until one of them is removed", async () => {
  const { store, another } = await testStore();
  const elsewhere = await another();
  const devices = await Promise.all(Array.from({ length: 19 }, () => newDevice()));
  for (const device of devices) await enrolAccount(store, account("1"), device, now);
  const [first, second, third] = [await newDevice(), await newDevice(), await newDevice()];
  const tries = await Promise.allSettled([
    enrolAccount(store, account("1"), first, now),
    enrolAccount(elsewhere, account("1"), second, now),
    enrolAccount(store, account("1"), third, now),
  ]);
  const refused = tries.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(2);
  for (const { reason } of refused as PromiseRejectedResult[])
    expect(reason).toMatchObject({ status: 409, body: { error: { code: "too_many_devices" } } });
  await removeDevice(store, devices[0]?.id ?? "", admin, now);
  await enrolAccount(store, account("1"), await newDevice(), now);
  await enrolAccount(store, account("2"), await newDevice(), now);
});
