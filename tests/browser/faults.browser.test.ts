import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilOthers } from "./support/connection-of.ts";
import { type Correspondent, startCorrespondent } from "./support/correspondent.ts";
import { type Exchange, exchangeBetween, pingsEachWay } from "./support/exchange.ts";
import { type LossyProxy, startLossyProxy } from "./support/lossy-proxy.ts";

// Each fault happens while 200 pings go each way. Whatever it is, each ping arrives once and in order, and the sender
// knows that it did.
const timeout = 240_000;

let service: TokenServiceProcess;
let proxy: LossyProxy;
let ana: Correspondent;
let bo: Correspondent;
let pings: Exchange;

beforeAll(async () => {
  const port = await freePort();
  proxy = await startLossyProxy(() => port);
  service = await startTokenService({ port, env: { PUBLIC_URL: proxy.url } });
  [ana, bo] = await Promise.all([startCorrespondent(proxy.url, "Ana"), startCorrespondent(proxy.url, "Bo")]);
  await Promise.all([untilOthers(ana, "Bo"), untilOthers(bo, "Ana")]);
  pings = exchangeBetween(ana, bo);
});

afterAll(async () => {
  await Promise.all([ana?.close(), bo?.close()]);
  await proxy?.close();
  await service?.stop();
});

test("nothing happens", { timeout }, async () => {
  await pings.send("calm");
  await pings.expectDelivered("calm");
});

test("the service is killed and restarted", { timeout }, async () => {
  const sending = pings.send("kill");
  await service.kill();
  await service.restart();
  await sending;
  await pings.expectDelivered("kill");
});

test("the signalling socket is dropped again and again", { timeout }, async () => {
  await pings.sendInPortions("drop", 10, () => proxy.cut());
  await pings.expectDelivered("drop");
});

test("the receiver's service worker is stopped before every tenth ping", { timeout }, async () => {
  await pings.sendInPortions("sleepy", pingsEachWay / 10, () => bo.extension.stopWorker());
  await pings.expectDelivered("sleepy");
});

test("the offscreen document is closed", { timeout }, async () => {
  await pings.sendInPortions("closed", 5, () => bo.extension.closeOffscreen());
  await bo.counter.ringWatchdog();
  await pings.expectDelivered("closed", 5);
});

test("the extension is reloaded", { timeout }, async () => {
  await pings.sendInPortions("reload", 2, () => bo.reload());
  await pings.expectDelivered("reload", 2);
});

test("the receiver's browser is killed and started again", { timeout }, async () => {
  await pings.sendInPortions("crash", 2, async () => {
    await bo.kill();
    await bo.start();
  });
  await pings.expectDelivered("crash", 2);
});

test("the sender's browser is killed with pings in the outbox", { timeout }, async () => {
  await bo.kill();
  await ana.counter.send(bo, "left", pingsEachWay);
  await ana.kill();
  await Promise.all([ana.start(), bo.start()]);
  await bo.counter.send(ana, "left", pingsEachWay);
  await pings.expectDelivered("left", 2);
});

test("a browser is frozen and thawed", { timeout }, async () => {
  bo.freeze();
  await ana.counter.send(bo, "frozen", pingsEachWay);
  bo.thaw();
  await bo.counter.send(ana, "frozen", pingsEachWay);
  await pings.expectDelivered("frozen");
});

test("a browser is frozen for a minute", { timeout }, async () => {
  const half = pingsEachWay / 2;
  await pings.send("minute", half);
  bo.freeze();
  await ana.counter.send(bo, "minute", half / 2, half + 1);
  // The fault itself: long enough for the room to give the frozen browser up.
  await pause(60_000);
  bo.thaw();
  await Promise.all([
    ana.counter.send(bo, "minute", half / 2, half + half / 2 + 1),
    bo.counter.send(ana, "minute", half, half + 1),
  ]);
  await pings.expectDelivered("minute");
});

test("nothing has come twice, and nothing was logged as an error on the way", async () => {
  await pings.expectNothingTwice();
  for (const { reports } of [ana, bo]) {
    expect(reports().filter(({ kind }) => kind === "error")).toEqual([]);
  }
});
