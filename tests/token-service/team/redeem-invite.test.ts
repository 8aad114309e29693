import { describe, expect, test } from "vitest";
import type { Store } from "../../../token-service/store/open-store.ts";
import { createInvite } from "../../../token-service/team/create-invite.ts";
import { findDevice } from "../../../token-service/team/device.ts";
import { listAudit } from "../../../token-service/team/list-audit.ts";
import { redeemInvite } from "../../../token-service/team/redeem-invite.ts";
import { contentsOf } from "../support/contents-of.ts";
import { admin, enrolled, grants, hour, invite } from "../support/invited.ts";
import { newDevice } from "../support/new-device.ts";
import { testStore } from "../support/test-store.ts";

const now = Date.now();

/** What a try says, after making sure that it changed nothing. */
const refusal = async (store: Store, attempt: () => Promise<unknown>) => {
  const before = await contentsOf(store);
  const error = await attempt().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(await contentsOf(store)).toEqual(before);
  return error;
};

describe("an invite", () => {
  test("makes a member with a device", async () => {
    const { store } = await testStore();
    const device = await newDevice("Firefox");
    const secret = await invite(store, { grants: grants("ping-room,ops:subscribe,deploys:publish") });
    expect(secret).toMatch(/^[\w-]{22}$/);
    const member = await redeemInvite(store, secret, device, now, "192.0.2.1");
    expect(member).toEqual({
      memberId: expect.any(String),
      name: "Ana",
      grants: [
        { room: "ping-room", role: "both" },
        { room: "ops", role: "subscribe" },
        { room: "deploys", role: "publish" },
      ],
    });
    expect(await findDevice(store, device.id)).toEqual({
      id: device.id,
      publicKey: device.publicKey,
      removed: false,
      ...member,
    });
  });

  test("leaves no secret in the store", async () => {
    const { store } = await testStore();
    const secret = await invite(store);
    await redeemInvite(store, secret, await newDevice(), now);
    expect(JSON.stringify(await contentsOf(store))).not.toContain(secret);
  });

  test("gives a new member the usual room, and leaves a known one theirs", async () => {
    const { store } = await testStore();
    expect((await enrolled(store, { name: "Ben" })).member.grants).toEqual(grants("ping-room"));
    const first = await enrolled(store, { grants: grants("ops:publish,ping-room") });
    const second = await enrolled(store);
    expect(second.member).toEqual(first.member);
    expect(second.device.id).not.toBe(first.device.id);
  });

  test("replaces the rooms of a known member by those that it names", async () => {
    const { store } = await testStore();
    const first = await enrolled(store, { grants: grants("ops,deploys,ping-room") });
    await enrolled(store, { grants: grants("ping-room:subscribe,ops:publish") });
    expect((await findDevice(store, first.device.id))?.grants).toEqual(
      grants("ping-room:subscribe,ops:publish"),
    );
  });

  test.each(["ana", "ＡＮＡ", " Ana "])("counts %j as Ana", async (name) => {
    const { store } = await testStore();
    const { member } = await enrolled(store);
    expect((await enrolled(store, { name })).member).toEqual(member);
  });

  test("is written into the audit with its use", async () => {
    const { store } = await testStore();
    const secret = await invite(store, { now, grants: grants("ops:publish") });
    await redeemInvite(store, secret, await newDevice("Firefox"), now + 1, "192.0.2.1");
    const ana = { subject: "Ana", id: expect.any(Number) };
    const use = { ...ana, at: now + 1, actor: "Ana", address: "192.0.2.1" };
    expect(await listAudit(store, 10)).toEqual([
      {
        ...ana,
        ...admin,
        at: now,
        action: "invite.created",
        detail: `ops:publish; until ${new Date(now + hour).toISOString()}`,
      },
      { ...use, action: "invite.redeemed", detail: "" },
      { ...use, action: "device.enrolled", detail: "Firefox" },
    ]);
  });
});

describe("refuses, and changes nothing,", () => {
  test("an invite that never was", async () => {
    const { store } = await testStore();
    const device = await newDevice();
    expect(await refusal(store, () => redeemInvite(store, "A".repeat(22), device, now))).toMatchObject({
      status: 404,
      body: { error: { code: "invite_unknown", message: expect.stringContaining("ask your admin") } },
    });
  });

  test("an invite that was used", async () => {
    const { store } = await testStore();
    const secret = await invite(store);
    await redeemInvite(store, secret, await newDevice(), now);
    const device = await newDevice();
    expect(await refusal(store, () => redeemInvite(store, secret, device, now))).toMatchObject({
      status: 410,
      body: {
        error: { code: "invite_used", message: expect.stringContaining("Ask your admin for a new one") },
      },
    });
  });

  test("an invite from its last millisecond on", async () => {
    const { store } = await testStore();
    const device = await newDevice();
    const { secret, expiresAt } = await createInvite(store, {
      name: "Ana",
      grants: undefined,
      lifetimeMs: hour,
      now,
      by: admin,
    });
    expect(expiresAt).toBe(now + hour);
    expect(await refusal(store, () => redeemInvite(store, secret, device, expiresAt))).toMatchObject({
      status: 410,
      body: { error: { code: "invite_expired" } },
    });
    await redeemInvite(store, secret, device, expiresAt - 1);
  });

  test("an invite that was made while the clock was ahead, and so would be good for too long", async () => {
    const { store } = await testStore();
    const device = await newDevice();
    const secret = await invite(store, { now: now + 400 * 24 * hour });
    expect(await refusal(store, () => redeemInvite(store, secret, device, now))).toMatchObject({
      status: 410,
      body: { error: { code: "invite_expired" } },
    });
  });

  test("no invite that another instance made a minute ahead", async () => {
    const { store } = await testStore();
    const secret = await invite(store, { now: now + 60_000 });
    expect(await redeemInvite(store, secret, await newDevice(), now)).toMatchObject({ name: "Ana" });
  });

  test("a device that is somebody's, whose invite stays good", async () => {
    const { store } = await testStore();
    const { device } = await enrolled(store);
    const secret = await invite(store, { name: "Ben" });
    expect(await refusal(store, () => redeemInvite(store, secret, device, now))).toMatchObject({
      status: 409,
      body: { error: { code: "device_known", message: expect.stringContaining("Ana") } },
    });
    expect(await redeemInvite(store, secret, await newDevice(), now)).toMatchObject({ name: "Ben" });
  });
});

test("a device that tries again with its own invite learns that it is in", async () => {
  const { store } = await testStore();
  const secret = await invite(store);
  const device = await newDevice();
  await redeemInvite(store, secret, device, now);
  expect(await refusal(store, () => redeemInvite(store, secret, device, now))).toMatchObject({
    status: 409,
    body: { error: { code: "device_known", message: expect.stringContaining("Ana") } },
  });
});

describe("of fifty who use an invite at the same moment exactly one gets in,", () => {
  const race = async (stores: readonly Store[]) => {
    const [store] = stores as [Store];
    const secret = await invite(store, { grants: grants("ops") });
    const devices = await Promise.all(Array.from({ length: 50 }, () => newDevice()));
    const outcomes = await Promise.allSettled(
      devices.map((device, i) => redeemInvite(stores[i % stores.length] ?? store, secret, device, now)),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused.map(({ body }) => body?.error.code)).toEqual(Array(49).fill("invite_used"));
    const { members, devices: stored, grants: given, audit } = await contentsOf(store);
    expect({ members, stored, given }).toEqual({
      members: [expect.anything()],
      stored: [expect.anything()],
      given: [expect.anything()],
    });
    expect(audit).toHaveLength(3);
  };

  test("in one process", async () => race([(await testStore()).store]));

  test("through two clients of one file", async () => {
    const { store, another } = await testStore();
    await race([store, await another()]);
  });
});

test("a device that uses two invites at the same moment keeps one of them good", async () => {
  const { store } = await testStore();
  const device = await newDevice();
  const secrets = [await invite(store, { name: "Ana" }), await invite(store, { name: "Ben" })];
  const outcomes = await Promise.allSettled(
    secrets.map((secret) => redeemInvite(store, secret, device, now)),
  );
  const lost = outcomes.findIndex(({ status }) => status === "rejected");
  expect(outcomes[lost]).toMatchObject({ reason: { body: { error: { code: "device_known" } } } });
  await redeemInvite(store, secrets[lost] ?? "", await newDevice(), now);
});
