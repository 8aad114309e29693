import { readFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayingOf, type WireMessage } from "../../extension/shared/wire-schema.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilOthers, untilShown } from "./support/connection-of.ts";
import { coreValue } from "./support/core-values.ts";
import { ownIdentity } from "./support/own-identity.ts";
import { join, type Person } from "./support/person.ts";
import { openPing } from "./support/raw-page.ts";
import { serveTutorialPage, type TutorialSite } from "./support/tutorial-page.ts";

// Eve was there first. Her page opens a channel under every label that she learns, and speaks as whoever uses it.
const impostor = new URL("../token-service/embedded-rooms/support/impostor.js", import.meta.url);

let site: TutorialSite;
let service: TokenServiceProcess;
let eve: Page;
let bo: Person;
let ana: Person;

interface Eve {
  impersonate(key: string, text: string): number;
  sendRaw(text: string): void;
  heard: string[];
}

beforeAll(async () => {
  site = await serveTutorialPage();
  service = await startTokenService({ env: { ALLOWED_ORIGINS: site.origin } });
  eve = await site.open({ service: service.url });
  await eve.evaluateOnNewDocument(await readFile(impostor, "utf8"));
  await eve.reload();
  await site.join(eve, "Eve");
  bo = await join(service.url, "Bo");
  ana = await join(service.url, "Ana");
  await untilOthers(bo, "Ana", "Eve");
  await untilOthers(ana, "Bo", "Eve");
  await eve.evaluate(() => {
    const { room } = window as unknown as { room: { on(event: string, hear: (data: string) => void): void } };
    const heard: string[] = [];
    room.on("trackMessage", (data) => heard.push(data));
    Object.assign(window, { heard });
  });
});

afterAll(async () => {
  await Promise.all([site?.close(), bo?.extension.close(), ana?.extension.close()]);
  await service?.stop();
});

/** Says something under all labels that Eve knows, and then as herself until that was heard. */
const impersonate = async (messages: object[], end: string) => {
  const texts = messages.map((message) => JSON.stringify(sayingOf(message as WireMessage)));
  const say = (own: string) =>
    eve.evaluate(
      (forged, own) => {
        const page = window as unknown as Eve;
        const open = forged.map((text) => page.impersonate("main", text));
        page.sendRaw(own);
        return Math.min(...open);
      },
      texts,
      own,
    );
  for (const round of ["first", "second"]) {
    const text = `${end}, ${round} round`;
    const own = JSON.stringify({ v: 1, ...openPing(text) });
    await expect
      .poll(async () => {
        expect(await say(own)).toBeGreaterThan(0);
        return (await coreValue(bo.popup, "inbox")).map((each) => each.text);
      })
      .toContain(text);
  }
};

test("nobody is heard as somebody else, whatever they say", async () => {
  await ana.popup.close(); // An open popup marks each ping as seen.
  await bo.ping("Ana", "Between us");
  await bo.newestPing("You → Ana", "Between us", "Delivered");
  const [sent] = await coreValue(bo.popup, "outbox");
  const [self, from] = [await ownIdentity(bo.extension), await ownIdentity(ana.extension)];
  await untilShown(bo, "Ana", null);

  const nonce = crypto.randomUUID();
  const asked = crypto.randomUUID();
  const key = await eve.evaluate(async () => {
    const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
    const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
    return btoa(String.fromCharCode(...raw)).replace(/[+/=]/g, (c) => ({ "+": "-", "/": "_" })[c] ?? "");
  });
  await impersonate(
    [
      openPing("Please wire 1000"),
      { kind: "receipt", id: sent?.id, to: self, outcome: "seen" },
      { kind: "presence", presence: "dnd", key, ask: [self] },
      { kind: "beat", to: self, nonce, presence: "dnd" },
      { kind: "inquiry", to: self, pings: [{ id: asked, from }] },
    ],
    "As myself",
  );

  const inbox = await coreValue(bo.popup, "inbox");
  expect([...new Set(inbox.map(({ from }) => from.split(".")[0]))]).toEqual(["Eve"]);
  const [still] = await coreValue(bo.popup, "outbox");
  expect(still?.recipients).toMatchObject([{ identity: from, outcome: "delivered" }]);
  await untilShown(bo, "Ana", null);
  const heard = await eve.evaluate(() => (window as unknown as Eve).heard);
  expect(heard.filter((data) => data.includes(nonce) || data.includes(asked))).toEqual([]);
  // Sealed for Ana's key, or she could not confirm it.
  await bo.ping("Ana", "Still between us");
  await bo.newestPing("You → Ana", "Still between us", "Delivered");
});

test("nor as a page of other software, and the service's log tells that somebody tried", async () => {
  const page = await site.open({ service: service.url });
  await site.join(page, "Tim");
  await untilOthers(bo, "Ana", "Eve", "Tim");
  await impersonate([openPing("as Tim")], "Still myself");
  const inbox = await coreValue(bo.popup, "inbox");
  expect([...new Set(inbox.map(({ from }) => from.split(".")[0]))]).toEqual(["Eve"]);
  await service.wrote((output) => output.includes("the relay refused messages"));
});
