import { afterAll, beforeAll, expect, test } from "vitest";
import { nameOf } from "../../extension/shared/identity.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilOthers } from "./support/connection-of.ts";
import { type Correspondent, startCorrespondent } from "./support/correspondent.ts";
import { difficultPeers, joinDifficultPeers } from "./support/difficult-peers.ts";
import { allOf, type Exchange, exchangeBetween, pingsEachWay } from "./support/exchange.ts";
import { serveTutorialPage, type TutorialSite } from "./support/tutorial-page.ts";

const { silent, twice, forger } = difficultPeers;

let site: TutorialSite;
let service: TokenServiceProcess;
let ana: Correspondent;
let bo: Correspondent;
let pings: Exchange;

beforeAll(async () => {
  site = await serveTutorialPage();
  service = await startTokenService({ env: { ALLOWED_ORIGINS: site.origin } });
  const page = await site.open({ service: service.url });
  [ana, bo] = await Promise.all([
    startCorrespondent(service.url, "Ana"),
    startCorrespondent(service.url, "Bo"),
  ]);
  await joinDifficultPeers(page, service.url);
  await Promise.all([
    untilOthers(ana, "Bo", silent, twice, forger),
    untilOthers(bo, "Ana", silent, twice, forger),
  ]);
  pings = exchangeBetween(ana, bo);
});

afterAll(async () => {
  await Promise.all([site?.close(), ana?.close(), bo?.close()]);
  await service?.stop();
});

/** What the sender knows of each recipient of a ping, by name. */
const outcomesOf = async ({ counter }: Correspondent) =>
  (await counter.sent()).map(({ recipients }) =>
    Object.fromEntries(recipients.map(({ identity, outcome }) => [nameOf(identity), outcome])),
  );

test("pings to everyone reach those who answer, whatever the others do", { timeout: 240_000 }, async () => {
  await Promise.all([
    ana.counter.send(null, "everyone", pingsEachWay),
    bo.counter.send(null, "everyone", pingsEachWay),
  ]);
  await Promise.all([ana, bo].map(({ counter }) => counter.outcomes("everyone", pingsEachWay, twice)));
  await Promise.all([
    ana.counter.outcomes("everyone", pingsEachWay, "Bo"),
    bo.counter.outcomes("everyone", pingsEachWay, "Ana"),
  ]);
  // The forger's word counts for the forger.
  const own = expect.stringMatching(/^(pending|seen)$/);
  const known = { [silent]: "pending", [twice]: "delivered", [forger]: own };
  expect(await outcomesOf(ana)).toEqual(allOf("everyone").map(() => ({ Bo: "delivered", ...known })));
  expect(await outcomesOf(bo)).toEqual(allOf("everyone").map(() => ({ Ana: "delivered", ...known })));
  await pings.expectDelivered("everyone");
});

test("pings to one alone are confirmed by that one alone", { timeout: 240_000 }, async () => {
  await pings.send("alone");
  await Promise.all([
    ana.counter.outcomes("alone", pingsEachWay, "Bo"),
    bo.counter.outcomes("alone", pingsEachWay, "Ana"),
  ]);
  expect(await outcomesOf(ana)).toEqual(allOf("alone").map(() => ({ Bo: "delivered" })));
  expect(await outcomesOf(bo)).toEqual(allOf("alone").map(() => ({ Ana: "delivered" })));
  await pings.expectDelivered("alone");
});

test("nothing has come twice", async () => {
  await pings.expectNothingTwice();
});
