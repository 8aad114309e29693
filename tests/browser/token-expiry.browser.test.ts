import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { type Correspondent, startCorrespondent } from "./support/correspondent.ts";
import { type Exchange, exchangeBetween, pingsEachWay } from "./support/exchange.ts";
import { mintedTokens, untilMinted } from "./support/minted-tokens.ts";

const tokenSeconds = 20;
const timeout = 240_000;

let service: TokenServiceProcess;
let ana: Correspondent;
let bo: Correspondent;
let pings: Exchange;

const minted = ({ identity }: Correspondent) => mintedTokens(service.output(), identity);

/** Waits until every token given out so far has expired; the service tells when that is. */
const untilExpired = async (...people: Correspondent[]) => {
  const last = Math.max(...people.flatMap(minted).map(({ expiresAt }) => expiresAt));
  await pause(last + 1 - Date.now());
};

beforeAll(async () => {
  service = await startTokenService({ tokenSeconds });
  [ana, bo] = await Promise.all([
    startCorrespondent(service.url, "Ana"),
    startCorrespondent(service.url, "Bo"),
  ]);
  pings = exchangeBetween(ana, bo);
});

afterAll(async () => {
  await Promise.all([ana?.close(), bo?.close()]);
  await service?.stop();
});

test("rooms are joined anew again and again while pings flow", { timeout }, async () => {
  const stays = 4;
  const portions = 20;
  const before = [ana, bo].map((person) => minted(person).length);
  let portion = 0;
  await pings.sendInPortions("stays", portions, async () => {
    portion += 1;
    // As many more stays as pings: so some go while a room is left, and some in the quiet before.
    const wanted = Math.floor((portion * (stays - 1)) / portions);
    await Promise.all(
      [ana, bo].map(({ identity }, n) => untilMinted(service, identity, (before[n] ?? 0) + wanted)),
    );
  });
  await pings.expectDelivered("stays");
  for (const [n, person] of [ana, bo].entries()) {
    expect(minted(person).length).toBeGreaterThanOrEqual((before[n] ?? 0) + stays - 1);
  }
});

test("a browser is frozen until its token has expired", { timeout }, async () => {
  const half = pingsEachWay / 2;
  await pings.send("thaw", half);
  const before = minted(bo).length;
  bo.freeze();
  await ana.counter.send(bo, "thaw", half / 2, half + 1);
  await untilExpired(bo);
  bo.thaw();
  await Promise.all([
    ana.counter.send(bo, "thaw", half / 2, half + half / 2 + 1),
    bo.counter.send(ana, "thaw", half, half + 1),
  ]);
  await pings.expectDelivered("thaw");
  expect(minted(bo).length).toBeGreaterThan(before);
});

test("the service is gone until all tokens have expired, and then knows its rooms", { timeout }, async () => {
  const half = pingsEachWay / 2;
  await pings.send("back", half);
  await service.kill();
  await pings.send("back", half / 2, half + 1);
  await untilExpired(ana, bo);
  await service.restart();
  await pings.send("back", half / 2, half + half / 2 + 1);
  await pings.expectDelivered("back");
});

test("the service is gone until all tokens have expired, and has lost its rooms", { timeout }, async () => {
  const half = pingsEachWay / 2;
  await pings.send("lost", half);
  await service.kill();
  await pings.send("lost", half / 2, half + 1);
  const before = [ana, bo].map((person) => minted(person).length);
  await untilExpired(ana, bo);
  await rm(path.join(service.dataDir, "rooms"), { recursive: true });
  await service.restart();
  await pings.send("lost", half / 2, half + half / 2 + 1);
  await pings.expectDelivered("lost");
  for (const [n, person] of [ana, bo].entries()) {
    expect(minted(person).length).toBeGreaterThan(before[n] ?? 0);
  }
});

test("nothing has come twice", async () => {
  await pings.expectNothingTwice();
});
