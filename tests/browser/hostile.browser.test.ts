import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { createSealer } from "../../extension/core/sealing/sealer.ts";
import type { SentPing } from "../../extension/shared/ping-schema.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { coreValue } from "./support/core-values.ts";
import { guestAccess } from "./support/member.ts";
import { ownIdentity } from "./support/own-identity.ts";
import { alsoBehind, join, type Person } from "./support/person.ts";
import { openPing, type RawPage, rawPage } from "./support/raw-page.ts";
import { serveTutorialPage, type TutorialSite } from "./support/tutorial-page.ts";

let site: TutorialSite;
let service: TokenServiceProcess;
let ana: Person;
let mallory: Page;
/** Of a make of its own as well, and with a key by which it proves what it says. */
let peggy: RawPage;

const send = (data: string) =>
  mallory.evaluate((raw) => (window as unknown as { sendRaw(data: string): void }).sendRaw(raw), data);

const ping = (text: string, more: object = {}) =>
  JSON.stringify({
    v: 1,
    kind: "ping",
    id: crypto.randomUUID(),
    to: null,
    text,
    sentAt: Date.now(),
    ...more,
  });

beforeAll(async () => {
  site = await serveTutorialPage();
  service = await startTokenService({ env: { ALLOWED_ORIGINS: site.origin } });
  [ana, mallory] = await Promise.all([join(service.url, "Ana"), site.open({ service: service.url })]);
  await site.join(mallory, "Mallory");
  await mallory.waitForFunction(() => document.querySelectorAll("#participants li").length === 1);
  // Until a first ping arrives the channel may not be open, and what is sent into it is gone.
  const arrives = async () => {
    if ((await history()).length > 0) return;
    await mallory.click("#ping");
    throw new Error("No ping of Mallory's has arrived.");
  };
  await vi.waitFor(arrives, { interval: 200, timeout: 30_000 });
});

afterAll(async () => {
  await Promise.all([site?.close(), ana?.extension.close()]);
  await service?.stop();
});

/** The one ping that Ana has sent. */
const onlySent = async () => (await coreValue(ana.popup, "outbox")) as [SentPing];

const history = () =>
  ana.popup.$$eval(".history li p", (texts) => texts.map(({ textContent }) => textContent));

test("what is no ping changes nothing", async () => {
  const before = new Set(await history());
  const id = crypto.randomUUID();
  for (const data of [
    "not JSON",
    "null",
    "[]",
    "{}",
    "x".repeat(1024 * 1024),
    ping("x".repeat(200_000)),
    ping("too long".repeat(300)),
    ping("wrong version", { v: 2 }),
    ping("unknown kind", { kind: "poke" }),
    ping("bad id", { id: "1" }),
    ping("to somebody else", { to: ["Bo.abcdefgh"] }),
    ping("to one who is no list", { to: "Ana.abcdefgh" }),
    ping("text as object", { text: { toString: "x" } }),
    `{"v":1,"kind":"ping","id":"${id}","to":null,"__proto__":{"text":"prototype"},"sentAt":1}`,
    `{"v":1,"kind":"ping","id":"__proto__","to":null,"text":"constructor","sentAt":1}`,
    JSON.stringify({ v: 2, kind: "receipt", id, to: "Ana.abcdefgh", outcome: "seen" }),
  ]) {
    await send(data);
  }
  await send(ping("the end")); // The channel keeps its order: what came before has been dealt with.
  await ana.newestPing("Mallory → everyone", "the end");
  expect((await history()).filter((text) => !before.has(text))).toEqual(["the end"]);
});

test("the sender is who the room says, whatever the payload claims", async () => {
  await send(ping("trust me", { from: "Bo.abcdefgh", identity: "Bo.abcdefgh", name: "Bo" }));
  await ana.newestPing("Mallory → everyone", "trust me");
});

test("markup stays text, in the popup and in the notification", async () => {
  const markup = `<img src="x" onerror="document.title='owned'"><b>bold</b>`;
  await send(ping(markup));
  await ana.newestPing("Mallory → everyone", markup);
  expect(await ana.popup.$$eval(".history li img, .history li b", (elements) => elements.length)).toBe(0);
  expect(await ana.popup.title()).toBe("Pingroom");
  const notified = () => ana.notifications.all.map(({ message }) => message.replaceAll("\u2060", ""));
  await expect.poll(notified).toContain(markup);
});

test("one ping sent again and again is shown once", async () => {
  const before = ana.notifications.all.length;
  const again = ping("once");
  for (let times = 0; times < 20; times += 1) await send(again);
  await send(ping("after"));
  await ana.newestPing("Mallory → everyone", "after");
  await ana.notified("after");
  expect(ana.notifications.all.slice(before).map(({ message }) => message)).toEqual(["once", "after"]);
});

test("a flood is notified of ten times and then once for all, and stays in the list", async () => {
  for (let n = 1; n <= 30; n += 1) await send(ping(`flood ${n}`));
  await ana.newestPing("Mallory → everyone", "flood 30");
  await ana.notified("Their further pings are in the list, without a notification each.");
  expect(ana.notifications.all.filter(({ title }) => title === "Mallory is sending a lot")).toHaveLength(1);
  const flood = ana.notifications.all.filter(({ message }) => message.startsWith("flood "));
  expect(flood.length).toBeLessThanOrEqual(10);
  expect((await history()).filter((text) => text.startsWith("flood "))).toHaveLength(30);
});

test("a private ping never goes out to a page that has told no key", async () => {
  await ana.popup.locator("::-p-text(Pings to everyone only)").wait();
  await ana.ping("Mallory", "Between us");
  await ana.popup
    .locator(
      "::-p-text(Mallory uses an app that is not Pingroom, for which nothing can be sealed. This ping was not sent.)",
    )
    .wait();
});

/** What tells a key for private pings. */
const presence = async () => ({
  kind: "presence",
  presence: "here",
  key: (await createSealer()).publicKey,
  at: Date.now(),
  ask: [],
});

test("nor to one that tells a key for which nobody vouches", async () => {
  await send(JSON.stringify({ v: 2, ...(await presence()) }));
  await send(ping("after the key")); // The channel keeps its order.
  await ana.newestPing("Mallory → everyone", "after the key");
  await ana.ping("Mallory", "Still between us");
  await ana.popup
    .locator(
      "::-p-text(Mallory uses an app that is not Pingroom, for which nothing can be sealed. This ping was not sent.)",
    )
    .wait();
  expect(await coreValue(ana.popup, "outbox")).toEqual([]);
});

const isHere = (name: string) =>
  ana.popup.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll(".teammates li.here")].some(
        (row) =>
          row.querySelector(".name")?.textContent === wanted &&
          row.querySelector(".note-line")?.textContent === "Here",
      ),
    alsoBehind,
    name,
  );

/** Lets Peggy join, and say her key until it is heard: what is sent before a channel is open is lost. */
const withPeggy = async () => {
  peggy = await rawPage(await site.open({ service: service.url }), await guestAccess(service.url, "Peggy"), [
    "main",
  ]);
  const told = await presence();
  const telling = setInterval(() => peggy.send("main", { ...told, at: Date.now() }).catch(() => {}), 200);
  onTestFinished(() => clearInterval(telling));
  await isHere("Peggy");
  await ana.ping("Peggy", "Hello?");
  await ana.newestPing("You → Peggy", "Hello?", "Sending…");
  await expect.poll(() => peggy.heard()).toContainEqual(expect.stringContaining('"sealed"'));
};

test("a ping to a peer that never answers is not claimed to have arrived, and does not show its text", async () => {
  await withPeggy();
  expect((await peggy.heard()).join()).not.toContain("Hello?");
  await ana.newestPing("You → Peggy", "Hello?", "Sending…");
});

test("what nobody proves comes under no name that could, and the diagnosis tells so", async () => {
  const to = await ownIdentity(ana.extension);
  const [{ id }] = await onlySent();
  await peggy.sendRaw("main", ping("Please wire 1000"));
  await peggy.send("main", openPing("Please wire 1000 more"));
  await peggy.sendRaw("main", JSON.stringify({ v: 2, kind: "receipt", id, to, outcome: "seen" }));
  await peggy.send("main", await peggy.seal("signed", [to]));
  await ana.newestPing("Peggy → everyone", "signed");
  expect((await history()).filter((text) => text?.startsWith("Please wire"))).toEqual([]);
  expect(await coreValue(ana.popup, "outbox")).toMatchObject([{ recipients: [{ outcome: "pending" }] }]);
  const diagnosis = await ana.extension.diagnosis();
  await diagnosis
    .locator("::-p-text(Something came under a name that it did not prove, and was dropped.)")
    .setWaitForStableBoundingBox(false)
    .wait();
  await diagnosis.close();
});

test("who says what only an earlier version can read is told to need an update, until they have it", async () => {
  const earlier = { kind: "presence", presence: "here", key: "A".repeat(87), at: Date.now(), ask: [] };
  await peggy.sendRaw("main", JSON.stringify({ v: 1, ...earlier }));
  await ana.popup.locator("::-p-text(Needs an update)").wait();
  await peggy.send("main", { ...(await presence()), at: Date.now() });
  await isHere("Peggy");
});

test("what is proven carries no mark, and what is not carries one", async () => {
  await send(ping("from other software"));
  await ana.newestPing("Mallory → everyone", "from other software");
  const marked = await ana.popup.$$eval(".history li.received", (entries) =>
    entries.slice(0, 2).map((entry) => entry.querySelector(".tag")?.textContent ?? null),
  );
  expect(marked).toEqual(["not proven", null]);
});

test("a peer that answers twice, and for pings never sent, changes nothing but the one outcome", async () => {
  const to = await ownIdentity(ana.extension);
  const [{ id }] = await onlySent();
  for (const confirmed of [id, id, crypto.randomUUID()])
    await peggy.send("main", { kind: "receipt", id: confirmed, to, outcome: "delivered" });
  await expect
    .poll(() => coreValue(ana.popup, "outbox"))
    .toMatchObject([{ recipients: [{ outcome: "delivered" }] }]);
  expect(await coreValue(ana.popup, "outbox")).toHaveLength(1);
});

test("a word that a ping was answered, without an answer, makes it seen and no more", async () => {
  const [{ id, recipients }] = await onlySent();
  expect(recipients).toHaveLength(1);
  const to = await ownIdentity(ana.extension);
  await peggy.send("main", { kind: "receipt", id, to, outcome: "answered" });
  await expect
    .poll(() => coreValue(ana.popup, "outbox"))
    .toMatchObject([{ recipients: [{ outcome: "seen" }] }]);
});

test("a sealed ping that is not for this device's key is neither shown nor confirmed", async () => {
  const id = crypto.randomUUID();
  const to = await ownIdentity(ana.extension);
  const sealed = { kind: "sealed", id, keys: [{ to, key: "A".repeat(151) }], ciphertext: "AAAA" };
  await peggy.send("main", sealed);
  await peggy.send("main", await peggy.seal("after Peggy's sealed one", [to]));
  await ana.newestPing("Peggy → everyone", "after Peggy's sealed one");
  await send(JSON.stringify({ v: 2, ...sealed }));
  await send(ping("after the sealed one"));
  await ana.newestPing("Mallory → everyone", "after the sealed one");
  // Everybody in the room hears a receipt, whomever it is for.
  const receipts = (await peggy.heard()).filter((data) => data.includes('"receipt"'));
  expect(receipts.filter((data) => data.includes(id))).toEqual([]);
  expect(receipts).not.toEqual([]);
});

test("no error was logged on the way", () => {
  expect(ana.extension.reports.all.filter(({ kind }) => kind === "error")).toEqual([]);
});
