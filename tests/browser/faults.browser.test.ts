import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { type Counter, countPings } from "./support/count-pings.ts";
import { type LossyProxy, startLossyProxy } from "./support/lossy-proxy.ts";
import { join, type Person } from "./support/person.ts";

// Each fault happens while 50 pings go each way. Whatever it is, each ping arrives once and in order, and the sender
// knows that it did.
const count = 50;
const timeout = 120_000;

let service: TokenServiceProcess;
let proxy: LossyProxy;
let ana: Person;
let bo: Person;
let profiles: string[];
let identities: { ana: string; bo: string };
let fromAna: Counter;
let fromBo: Counter;

const allOf = (label: string) => Array.from({ length: count }, (_, n) => `${label} ${n + 1}`);

/** What must be true of the pings of a label when all is over. */
const expectDelivered = async (label: string) => {
  const outcomes = await Promise.all([fromAna.outcomes(label, count), fromBo.outcomes(label, count)]);
  for (const each of outcomes) expect(new Set(each)).toEqual(new Set(["delivered"]));
  expect(await fromBo.received(label)).toEqual(allOf(label));
  expect(await fromAna.received(label)).toEqual(allOf(label));
};

const sendBothWays = (label: string) =>
  Promise.all([fromAna.send(identities.bo, label, count), fromBo.send(identities.ana, label, count)]);

/** Sends in portions, with something between them. */
const sendInPortions = async (label: string, portions: number, between: () => Promise<void>) => {
  const size = count / portions;
  for (let portion = 0; portion < portions; portion += 1) {
    const first = portion * size + 1;
    await Promise.all([
      fromAna.send(identities.bo, label, size, first),
      fromBo.send(identities.ana, label, size, first),
    ]);
    await between();
  }
};

const identityShown = (person: Person) =>
  person.popup.$eval(".teammates li > span", (name) => name.getAttribute("title") ?? "");

beforeAll(async () => {
  service = await startTokenService();
  proxy = await startLossyProxy(() => service.port);
  profiles = await Promise.all([0, 1].map(() => mkdtemp(path.join(os.tmpdir(), "pingroom-profile-"))));
  await service.stop();
  service = await startTokenService({ env: { PUBLIC_URL: proxy.url } });
  const [first, second] = profiles;
  [ana, bo] = await Promise.all([
    join(proxy.url, "Ana", { profile: first as string }),
    join(proxy.url, "Bo", { profile: second as string }),
  ]);
  await Promise.all([ana.sees("Bo"), bo.sees("Ana")]);
  identities = { ana: await identityShown(bo), bo: await identityShown(ana) };
  [fromAna, fromBo] = await Promise.all([countPings(ana.extension), countPings(bo.extension)]);
  // An open popup marks each ping as seen; here nobody looks.
  await Promise.all([ana.popup.close(), bo.popup.close()]);
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await proxy?.close();
  await service?.stop();
  await Promise.all(profiles.map((profile) => rm(profile, { recursive: true, force: true })));
});

test("nothing happens", { timeout }, async () => {
  await sendBothWays("calm");
  await expectDelivered("calm");
});

test("the service is killed and restarted", { timeout }, async () => {
  const sending = sendBothWays("kill");
  await service.kill();
  await service.restart();
  await sending;
  await expectDelivered("kill");
});

test("the signalling socket is dropped again and again", { timeout }, async () => {
  await sendInPortions("drop", 10, async () => proxy.cut());
  await expectDelivered("drop");
});

test("the receiver's service worker is stopped before every tenth ping", { timeout }, async () => {
  await sendInPortions("sleepy", count / 10, () => bo.extension.stopWorker());
  await expectDelivered("sleepy");
});

test("the offscreen document is closed", { timeout }, async () => {
  await sendInPortions("closed", 5, () => bo.extension.closeOffscreen());
  // The next look of the watchdog, which comes each minute by itself, opens it again.
  await fromBo.send(identities.ana, "wake", 1);
  await expectDelivered("closed");
});

test("the extension is reloaded", { timeout }, async () => {
  await sendInPortions("reload", 2, async () => {
    await bo.extension.reloadExtension();
    fromBo = await countPings(bo.extension);
  });
  await expectDelivered("reload");
});

test("the receiver's browser is killed and started again", { timeout }, async () => {
  await sendInPortions("crash", 2, async () => {
    await bo.extension.kill();
    const extension = await launchExtension({ profile: profiles[1] as string });
    bo = { ...bo, extension };
    fromBo = await countPings(extension);
  });
  await expectDelivered("crash");
});

test("the sender's browser is killed with pings in the outbox", { timeout }, async () => {
  await bo.extension.kill();
  await fromAna.send(identities.bo, "left", count);
  await ana.extension.kill();
  const [first, second] = await Promise.all(profiles.map((profile) => launchExtension({ profile })));
  if (!first || !second) throw new Error("two profiles, two browsers");
  [ana, bo] = [
    { ...ana, extension: first },
    { ...bo, extension: second },
  ];
  [fromAna, fromBo] = await Promise.all([countPings(first), countPings(second)]);
  await fromBo.send(identities.ana, "left", count);
  await expectDelivered("left");
});

test("a browser is frozen and thawed", { timeout }, async () => {
  const group = -(bo.extension.browser.process()?.pid ?? Number.NaN);
  process.kill(group, "SIGSTOP");
  await fromAna.send(identities.bo, "frozen", count);
  process.kill(group, "SIGCONT");
  await fromBo.send(identities.ana, "frozen", count);
  await expectDelivered("frozen");
});
