import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilConnection, untilLost } from "./support/connection-of.ts";
import { type Correspondent, startCorrespondent } from "./support/correspondent.ts";
import { type Exchange, exchangeBetween, pingsEachWay } from "./support/exchange.ts";
import { mintedTokens, untilMinted } from "./support/minted-tokens.ts";

// A stay of less than 30 s counts as one that failed, so each pause before the next one is longer than the last.
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

/** Waits until each of them has got one more token than at the time of `before`. */
const untilMintedAnew = (people: Correspondent[], before: number[]) =>
  Promise.all(people.map(({ identity }, n) => untilMinted(service, identity, (before[n] ?? 0) + 1)));

/** One quarter of the pings each way. */
const sendQuarter = (label: string, nth: number) =>
  pings.send(label, pingsEachWay / 4, ((nth - 1) * pingsEachWay) / 4 + 1);

test("a browser is frozen until its token has expired", { timeout }, async () => {
  const quarter = pingsEachWay / 4;
  await sendQuarter("thaw", 1);
  const before = [minted(bo).length];
  bo.freeze();
  await ana.counter.send(bo, "thaw", quarter, quarter + 1);
  await untilExpired(bo);
  bo.thaw();
  await bo.counter.send(ana, "thaw", quarter, quarter + 1);
  await sendQuarter("thaw", 3);
  await untilMintedAnew([bo], before);
  await sendQuarter("thaw", 4);
  await pings.expectDelivered("thaw");
});

/** A kill may come between two stays, so a room is lost while it is repaired or while it is joined. */
const loss = () => Promise.all([ana, bo].map(untilLost));

test("the service is gone until all tokens have expired, and then knows its rooms", { timeout }, async () => {
  await sendQuarter("back", 1);
  await service.kill();
  await loss();
  await sendQuarter("back", 2);
  await untilExpired(ana, bo);
  await service.restart();
  await sendQuarter("back", 3);
  await Promise.all([ana, bo].map((person) => untilConnection(person, { state: "connected" })));
  await sendQuarter("back", 4);
  await pings.expectDelivered("back");
});

test("the service is gone until all tokens have expired, and has lost its rooms", { timeout }, async () => {
  await sendQuarter("lost", 1);
  await service.kill();
  await loss();
  await sendQuarter("lost", 2);
  const before = [ana, bo].map((person) => minted(person).length);
  await untilExpired(ana, bo);
  await rm(path.join(service.dataDir, "rooms"), { recursive: true });
  await service.restart();
  await sendQuarter("lost", 3);
  await untilMintedAnew([ana, bo], before);
  await sendQuarter("lost", 4);
  await pings.expectDelivered("lost");
});

test("nothing has come twice", async () => {
  await pings.expectNothingTwice();
});
