import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { menuItemId } from "../../extension/core/shortcuts/menu-items.ts";
import { personOf } from "../../extension/shared/identity.ts";
import type { ReceivedPing } from "../../extension/shared/ping-schema.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { coreValue, untilValue } from "./support/core-values.ts";
import { fireEvent } from "./support/fire-event.ts";
import { menuOf } from "./support/menu-of.ts";
import { pressNotification } from "./support/notifications.ts";
import { ownIdentity } from "./support/own-identity.ts";
import { alsoBehind, join, type Person, typeInto } from "./support/person.ts";

let service: TokenServiceProcess;
let ana: Person;
let bo: Person;

beforeAll(async () => {
  service = await startTokenService();
  [ana, bo] = await Promise.all([join(service.url, "Ana"), join(service.url, "Bo")]);
  await Promise.all([ana.sees("Bo"), bo.sees("Ana")]);
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await service?.stop();
});

const buttonReads = (popup: Page, text: string) =>
  popup.waitForFunction(
    (wanted) => document.querySelector(".compose .primary")?.textContent === wanted,
    alsoBehind,
    text,
  );

/** Waits until Ana is told this in a notification of her own. */
const isTold = async (title: string, message: string) => {
  for (;;) {
    const shown = await ana.notifications.next();
    if (shown.title === title && shown.message.startsWith(message)) return shown;
  }
};

/** All that Bo has got, oldest first; who pings that often is not notified of, so the list has to tell. */
const boHas = async () => (await coreValue(bo.popup, "inbox")).toReversed();

let passed = 0;

/** Waits for the next ping to Bo with this text; those before it are passed over. */
const boGets = async (text: string, to: "Bo" | "everyone" = "Bo") => {
  const placeIn = (inbox: readonly ReceivedPing[]) =>
    inbox
      .map((ping) => ping.text)
      .toReversed()
      .indexOf(text, passed);
  const inbox = await untilValue(bo.popup, "inbox", (pings) => placeIn(pings) >= 0);
  passed = placeIn(inbox) + 1;
  expect(inbox.at(-passed)?.toEveryone).toBe(to === "everyone");
};

/** Counts what Bo gets from now on until a last ping has come after all the others. */
const countingPings = async () => {
  const before = (await boHas()).length;
  return async () => {
    await fireEvent(ana.extension, "omnibox.onInputEntered", "bo that was all", "currentTab");
    await boGets("that was all");
    return passed - before - 1;
  };
};

describe("before the first ping", () => {
  test("Enter would ping nobody, and has one choose", () => buttonReads(ana.popup, "Choose who ↵"));

  test("the shortcut pings nobody, and says why", async () => {
    await fireEvent(ana.extension, "commands.onCommand", "ping-last-target");
    await isTold("Not pinged", "You have pinged nobody yet.");
  });
});

describe("Enter", () => {
  test("in a popup that was just opened pings whoever was pinged last, once however long it is held", async () => {
    await ana.ping("Bo", "Lunch?");
    await boGets("Lunch?");
    await buttonReads(ana.popup, "Ping Bo ↵");
    const count = await countingPings();
    const popup = await ana.extension.popup();
    await buttonReads(popup, "Ping Bo ↵");
    expect(await popup.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("text");
    for (let repeats = 0; repeats < 5; repeats += 1) await popup.keyboard.down("Enter");
    await popup.keyboard.up("Enter");
    await boGets("");
    expect(await count()).toBe(1);
    await popup.close();
  });

  test("does not send on a text that was left from before, unless pressed again", async () => {
    await typeInto(ana.popup, "text", "between us, Cleo");
    await untilValue(ana.popup, "draft", (draft) => draft?.text === "between us, Cleo");
    const count = await countingPings();
    const popup = await ana.extension.popup();
    await buttonReads(popup, "Ping Bo ↵");
    await popup.keyboard.press("Enter");
    await popup.locator("::-p-text(left from before. Press Enter again to ping Bo with it)").wait();
    expect(await count()).toBe(0);
    await popup.bringToFront();
    await popup.keyboard.press("Enter");
    await boGets("between us, Cleo");
    await popup.close();
  });

  test("goes to whom the button named when the typing began", async () => {
    await ana.popup.bringToFront();
    await buttonReads(ana.popup, "Ping Bo ↵");
    await typeInto(ana.popup, "text", "for your eyes");
    await fireEvent(ana.extension, "omnibox.onInputEntered", "everyone standup", "currentTab");
    await boGets("standup", "everyone");
    await buttonReads(ana.popup, "Ping Bo ↵");
    await ana.popup.focus("input[name=text]");
    await ana.popup.keyboard.press("Enter");
    await boGets("for your eyes");
  });

  test("pings nobody after everyone was pinged, and leads to the teammates", async () => {
    await ana.pingEveryone("All hands");
    await boGets("All hands", "everyone");
    await buttonReads(ana.popup, "Choose who ↵");
    await ana.popup.focus("input[name=text]");
    await ana.popup.keyboard.press("Enter");
    expect(await ana.popup.evaluate(() => document.activeElement?.ariaLabel)).toBe("Ping Bo");
  });
});

describe("the shortcuts", () => {
  test("are free in this browser", async () => {
    const worker = await ana.extension.worker();
    const commands = await worker.evaluate(() => chrome.commands.getAll());
    expect(Object.fromEntries(commands.map(({ name, shortcut }) => [name, shortcut]))).toEqual({
      _execute_action: "Alt+Shift+O",
      "ping-last-target": "Alt+Shift+L",
    });
  });

  test("ping the last target, and say so without the popup and without a sound", async () => {
    await ana.ping("Bo", "Once more?");
    await boGets("Once more?");
    await fireEvent(ana.extension, "commands.onCommand", "ping-last-target");
    await boGets("");
    expect((await isTold("Pinged Bo", "Ping!")).options).toMatchObject({ silent: true });
  });
});

describe("the context menu", () => {
  const persons = new Map<string | null, string>();
  const personCalled = (name: string | null) => (name === null ? null : (persons.get(name) ?? name));
  const met = async ({ name, extension }: Person) =>
    persons.set(name, personOf(await ownIdentity(extension)));
  beforeAll(() => met(bo));

  const hasLine = async (name: string | null) => {
    const to = personCalled(name);
    const worker = await ana.extension.worker();
    return worker.evaluate(
      (id) =>
        chrome.contextMenus.update(id, {}).then(
          () => true,
          () => false,
        ),
      menuItemId({ place: "page", to }),
    );
  };
  const menuIs = (names: string[]) =>
    expect
      .poll(() =>
        menuOf(ana.extension)
          .filter(({ contexts }) => contexts?.[0] === "page")
          .map(({ title }) => title),
      )
      .toEqual(names.map((name) => `Ping ${name} this page`));
  const click = (place: "page" | "selection" | "link", name: string | null, more: object) =>
    fireEvent(
      ana.extension,
      "contextMenus.onClicked",
      { menuItemId: menuItemId({ place, to: personCalled(name) }), ...more },
      { id: 1 },
    );

  test("has a line for each teammate and for everyone, and gets one for whoever comes", async () => {
    await menuIs(["Bo", "everyone"]);
    expect(await Promise.all(["Bo", null, "Cleo"].map(hasLine))).toEqual([true, true, false]);
    const cleo = await join(service.url, "Cleo");
    await menuIs(["Bo", "Cleo", "everyone"]);
    await met(cleo);
    expect(await hasLine("Cleo")).toBe(true);
    await cleo.extension.close();
    await menuIs(["Bo", "Cleo", "everyone"]);
  });

  test("outlives the worker", async () => {
    await ana.extension.stopWorker();
    expect(await Promise.all(["Bo", "Cleo", null].map(hasLine))).toEqual([true, true, true]);
  });

  test("sends a page, a selection and a link", async () => {
    const pageUrl = "https://bücher.example/ä";
    await click("page", "Bo", { pageUrl });
    await boGets("https://xn--bcher-kva.example/%C3%A4");
    await isTold("Pinged Bo", "https://xn--bcher-kva.example/%C3%A4");
    await click("selection", null, { pageUrl, selectionText: "“these words”" });
    await boGets("“these words”", "everyone");
    await click("link", "Bo", { pageUrl, linkUrl: "https://example.com/a?b=c#d" });
    await boGets("https://example.com/a?b=c#d");
  });

  test("sends no address but https, and says so", async () => {
    const count = await countingPings();
    await click("page", "Bo", { pageUrl: "chrome://version/" });
    await isTold("Not pinged", "Only https addresses");
    await click("link", "Bo", { pageUrl: "https://example.com/", linkUrl: "http://example.com/" });
    await isTold("Not pinged", "Only https addresses");
    expect(await count()).toBe(0);
  });
});

describe("the address bar", () => {
  /** What the extension offers besides Enter for what is typed there. */
  const offeredFor = async (typed: string) => {
    const worker = await ana.extension.worker();
    return worker.evaluate(
      (text) =>
        new Promise((resolve) => {
          type Event = { dispatch(typed: string, suggest: (offered: unknown[]) => void): void };
          (chrome.omnibox.onInputChanged as unknown as Event).dispatch(text, resolve);
        }),
      typed,
    );
  };

  test("pings who is named there", async () => {
    await fireEvent(ana.extension, "omnibox.onInputEntered", "BO lunch at two?", "currentTab");
    await boGets("lunch at two?");
    await isTold("Pinged Bo", "lunch at two?");
  });

  test("says who is known to somebody who names somebody else", async () => {
    await fireEvent(ana.extension, "omnibox.onInputEntered", "zoe lunch?", "currentTab");
    await isTold("Not pinged", "Nobody is called “zoe lunch?”. Known: Bo, Cleo, or everyone.");
  });

  test("takes what it is told below the words for what it is, whatever is typed", async () => {
    await fireEvent(ana.extension, "omnibox.onInputStarted");
    expect(await offeredFor(`bo <b> & "x" ]]> \u0001 \ufffe`)).toEqual([]);
    await fireEvent(ana.extension, "omnibox.onInputEntered", "bo after all that", "currentTab");
    await boGets("after all that");
  });
});

describe("an address in a ping", () => {
  const address = "https://xn--80ak6aa92e.example/login";
  const text = "<img src=x> https://аррӏе.example/login";

  /** Waits for the tab that a press opens, and for its address: nothing answers there. */
  const opens = async (press: () => Promise<unknown>) => {
    const { browser } = ana.extension;
    const before = new Set(browser.targets());
    await press();
    const target = await browser.waitForTarget((each) => {
      // A page of the extension's own may open for a moment, to wake the worker.
      return each.type() === "page" && !before.has(each) && !each.url().startsWith("chrome-extension:");
    });
    const page = await target.page();
    const devTools = await target.createCDPSession();
    const opened = async () => {
      const { entries, currentIndex } = await devTools.send("Page.getNavigationHistory");
      return entries[currentIndex]?.url;
    };
    await expect.poll(opened, { timeout: 10_000 }).toBe(address);
    await page?.close();
  };

  test("is shown whole and as it is, and opens in a new tab on a click", async () => {
    await bo.ping("Ana", text);
    await ana.notified(`<\u2060img src=x> ${address}`);
    const entry = await ana.popup.waitForSelector(".history li:first-child p:has(bdi)");
    expect(await entry?.$eval("bdi", ({ textContent }) => textContent)).toBe(address);
    expect(await entry?.evaluate(({ textContent }) => textContent)).toBe(`<img src=x> ${address} Open`);
    expect(await entry?.$$("img, a")).toEqual([]);
    await ana.popup.bringToFront(); // A page behind another cannot be clicked.
    await opens(() => ana.popup.locator(`aria/Open ${address}`).click());
  });

  test("opens from the notification, which says its host, and the sender learns that the ping was seen", async () => {
    await ana.popup.goto("about:blank");
    await bo.ping("Ana", text);
    const { id, options } = await ana.notified(`<\u2060img src=x> ${address}`);
    expect(options.buttons).toEqual([{ title: "Open xn--80ak6aa92e.example" }, { title: "Coming" }]);
    await bo.newestPing("You → Ana", `<img src=x> ${address} Open`, "Delivered");
    await opens(() => pressNotification(ana.extension, id, 0));
    await bo.newestPing("You → Ana", `<img src=x> ${address} Open`, "Seen");
  });
});

test("no error was logged on the way", () => {
  for (const { extension } of [ana, bo])
    expect(extension.reports.all.filter(({ kind }) => kind === "error")).toEqual([]);
});
