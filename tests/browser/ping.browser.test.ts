import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { louderNotifications } from "../support/louder-notifications.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { badgeReads } from "./support/badge-reads.ts";
import { untilValue } from "./support/core-values.ts";
import { join, type Person, typeInto } from "./support/person.ts";

let service: TokenServiceProcess;
let ana: Person;
let bo: Person;

beforeAll(async () => {
  service = await startTokenService();
  [ana, bo] = await Promise.all([join(service.url, "Ana"), join(service.url, "Bo Berg")]);
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await service?.stop();
});

/** Waits until what is in the popup's text field is kept. */
const untilKept = ({ popup }: Person, text: string) =>
  untilValue(popup, "draft", (draft) => draft?.text === text);

/** What the text field of a popup holds that opens now. */
const textAsItOpens = async ({ extension }: Person): Promise<string | undefined> => {
  const popup = await extension.popup();
  const field = await popup.waitForSelector("input[name=text]");
  const text = await field?.evaluate((each) => (each as HTMLInputElement).value);
  await popup.close();
  return text;
};

/** All that somebody was notified of, oldest first. */
const messagesTo = ({ notifications }: Person): string[] => {
  const isLouder = louderNotifications();
  return notifications.all
    .filter(
      ({ id, options }) => !isLouder({ kind: "notification", options, ...(id !== undefined && { id }) }),
    )
    .map(({ message }) => message);
};

describe("two browsers in one room", () => {
  test("each see the other in the roster", async () => {
    await Promise.all([ana.sees("Bo Berg"), bo.sees("Ana")]);
  });

  test("a click in one popup becomes a desktop notification in the other, with sender and text", async () => {
    await ana.ping("Bo Berg", "Lunch at one?");
    expect(await bo.notified("Lunch at one?")).toMatchObject({ title: "Ana pinged you" });
    await bo.newestPing("Ana", "Lunch at one?");
  });

  test("and the same the other way", async () => {
    await bo.ping("Ana", "Yes!");
    expect(await ana.notified("Yes!")).toMatchObject({ title: "Bo Berg pinged you" });
    await ana.newestPing("Bo Berg", "Yes!");
  });

  test("a press pings everyone, and the sender sees the ping arrive and be seen", async () => {
    await ana.pingEveryone("Standup");
    expect(await bo.notified("Standup")).toMatchObject({ title: "Ana pinged everyone" });
    await ana.newestPing("You → everyone", "Standup", "Seen");
  });

  test("a ping without text says so in its own words", async () => {
    await ana.pingEveryone("");
    expect(await bo.notified("Ping!")).toMatchObject({ title: "Ana pinged everyone" });
  });

  test("a text of over 2,000 characters is refused in words, and kept", async () => {
    await ana.popup.$eval("input[name=text]", (field) => {
      (field as HTMLInputElement).value = "x".repeat(2_001);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await ana.popup.locator("::-p-text(2001 of 2000 characters)").wait();
    await ana.popup.locator('aria/Ping Bo Berg[role="button"]').click();
    await ana.popup.locator("::-p-text(That is 2001 characters; a ping takes at most 2000.)").wait();
    expect(await ana.popup.$eval("input[name=text]", ({ value }) => value.length)).toBe(2_001);
  });

  test("a text that was typed and not sent is still there when the popup opens again", async () => {
    await typeInto(ana.popup, "text", "half a thou");
    await untilKept(ana, "half a thou");
    expect(await textAsItOpens(ana)).toBe("half a thou");
  });

  test("a text that was sent is not there any more when the popup opens again", async () => {
    await ana.pingEveryone("Tea in five");
    await bo.notified("Tea in five");
    await untilValue(ana.popup, "draft", (draft) => draft === undefined);
    expect(await textAsItOpens(ana)).toBe("");
  });

  test("and nobody was notified of anything else, or of anything twice", () => {
    expect(messagesTo(ana)).toEqual(["Yes!"]);
    expect(messagesTo(bo)).toEqual(["Lunch at one?", "Standup", "Ping!", "Tea in five"]);
  });
});

describe("a third browser", () => {
  let cleo: Person;

  beforeAll(async () => {
    cleo = await join(service.url, "Cleo");
  });

  afterAll(() => cleo?.extension.close());

  test("that comes late finds the others there, and they find it", async () => {
    await Promise.all([cleo.sees("Ana", "Bo Berg"), ana.sees("Bo Berg", "Cleo"), bo.sees("Ana", "Cleo")]);
  });

  test("is notified together with the second when everyone is pinged", async () => {
    await ana.pingEveryone("Fire drill");
    await bo.notified("Fire drill");
    await cleo.notified("Fire drill");
    await ana.newestPing("You → everyone", "Fire drill", "Seen by all");
  });

  test("is left alone by a ping to one teammate", async () => {
    const before = cleo.notifications.all.length;
    await ana.ping("Bo Berg", "Only you");
    await bo.notified("Only you");
    // A later ping to everyone arrives in order, so whatever would have come for Cleo is there by then.
    await ana.pingEveryone("All again");
    await Promise.all([bo.notified("All again"), cleo.notified("All again")]);
    expect(cleo.notifications.all.slice(before).map(({ message }) => message)).toEqual(["All again"]);
    await ana.newestPing("You → everyone", "All again", "Seen by all"); // Nothing is left for the badge.
  });

  test("disappears from the roster when it leaves", async () => {
    await cleo.extension.close();
    await Promise.all([ana.sees("Bo Berg"), bo.sees("Ana")]);
  });
});

describe("unread pings", () => {
  test("are counted on the badge until the popup opens, and the sender learns when they were seen", async () => {
    const page = await bo.extension.blank();
    await bo.popup.goto("about:blank");
    await ana.ping("Bo Berg", "One");
    await ana.newestPing("You → Bo Berg", "One", "Delivered");
    await ana.ping("Bo Berg", "Two");
    await ana.newestPing("You → Bo Berg", "Two", "Delivered");
    await badgeReads(page, "2");

    await bo.popup.goto(`chrome-extension://${bo.extension.id}/extension/popup/popup.html`);
    await ana.newestPing("You → Bo Berg", "Two", "Seen");
    await badgeReads(page, "");
    await page.close();
  });
});
