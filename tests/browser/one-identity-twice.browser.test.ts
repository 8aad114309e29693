import { afterAll, beforeAll, expect, test } from "vitest";
import { sentenceOf } from "../../extension/shared/words/say.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilConnection } from "./support/connection-of.ts";
import { copyOf } from "./support/copy-of.ts";
import { type Correspondent, startCorrespondent } from "./support/correspondent.ts";
import { allOf, exchangeBetween, pingsEachWay } from "./support/exchange.ts";
import { mintedTokens } from "./support/minted-tokens.ts";

let service: TokenServiceProcess;
let ana: Correspondent;
let bo: Correspondent;
let startCopy: () => Promise<Correspondent>;
let copy: Correspondent | undefined;

beforeAll(async () => {
  service = await startTokenService();
  [ana, bo] = await Promise.all([
    startCorrespondent(service.url, "Ana"),
    startCorrespondent(service.url, "Bo"),
  ]);
  startCopy = await copyOf(bo);
  await untilConnection(bo, { state: "connected" });
});

afterAll(async () => {
  await Promise.all([ana?.close(), bo?.close(), copy?.close()]);
  await service?.stop();
});

const numberOf = ({ text }: { text: string }) => Number(text.split(" ")[1]);

test("a copy of a browser takes its place and gives it back while pings flow", {
  timeout: 240_000,
}, async () => {
  const quarter = pingsEachWay / 4;
  const { send } = exchangeBetween(ana, bo);
  await send("twin", quarter);
  const [twin] = await Promise.all([startCopy(), send("twin", quarter, quarter + 1)]);
  copy = twin;
  await untilConnection(bo, {
    state: "disconnected",
    why: sentenceOf("problem_joined_elsewhere"),
    advice: sentenceOf("problem_continue_here"),
    retry: false,
  });
  await untilConnection(twin, { state: "connected", identity: bo.identity });
  await bo.counter.ringWatchdog(); // It must not bring Bo back either.
  await send("twin", quarter, 2 * quarter + 1);
  await Promise.all([send("twin", quarter, 3 * quarter + 1), twin.kill()]);
  expect(mintedTokens(service.output(), bo.identity)).toHaveLength(3); // Bo at first and after being copied, and the copy.
  const popup = await bo.extension.popup();
  await popup.locator("button ::-p-text(Try again)").click();
  await untilConnection(bo, { state: "connected" });
  await popup.close();

  const outcomes = await ana.counter.outcomes("twin", pingsEachWay, "Bo");
  expect(await bo.counter.outcomes("twin", pingsEachWay, "Ana")).toEqual(
    allOf("twin").map(() => "delivered"),
  );
  await service.kill(); // So that the copy, when it is started to be read, stays where it is.
  await twin.start();
  const [atAna, atBo, atCopy] = await Promise.all([ana, bo, twin].map(({ counter }) => counter.received()));
  expect(atAna?.map(({ text }) => text)).toEqual(allOf("twin"));
  const [here, there] = [(atBo ?? []).map(numberOf), (atCopy ?? []).map(numberOf)];
  for (const place of [here, there]) {
    expect(place.length).toBeGreaterThan(0);
    expect(place).toEqual(place.toSorted((a, b) => a - b));
    expect(new Set(place).size).toBe(place.length);
  }
  expect([...new Set([...here, ...there])].toSorted((a, b) => a - b)).toEqual(
    allOf("twin").map((_, n) => n + 1),
  );
  // Neither browser knows what the other has stored. Ana has one ping at a time on its way to Bo; if its receipt is cut off
  // as one browser takes the other's place, it goes to the next one too.
  const handedOver = [there[0], there.at(-1)];
  expect(here.filter((n) => there.includes(n) && !handedOver.includes(n))).toEqual([]);
  // Who opens the popup to press the button sees what has come so far.
  const seen = new Set(atBo?.filter(({ seenAt }) => seenAt !== undefined).map(numberOf));
  for (const [n, outcome] of outcomes.entries()) {
    expect(seen.has(n + 1) ? ["delivered", "seen"] : ["delivered"]).toContain(outcome);
  }
});
