import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personOf } from "../../extension/shared/identity.ts";
import { badgeReads } from "./support/badge-reads.ts";
import { shownTags } from "./support/notifications.ts";
import { ownIdentity } from "./support/own-identity.ts";
import { alsoBehind, type Person, typeInto } from "./support/person.ts";
import { sentReads } from "./support/sent-reads.ts";
import { twoPeople } from "./support/two-people.ts";
import { untilSet } from "./support/until-set.ts";

let ana: Person;
let bo: Person;
let leave: () => Promise<void>;

beforeAll(async () => {
  ({ ana, bo, leave } = await twoPeople());
});

afterAll(() => leave?.());

const quoted = (person: Person, quote: string) =>
  person.popup.waitForFunction(
    (wanted) => document.querySelector(".history li q")?.textContent === wanted,
    alsoBehind,
    quote,
  );

describe("a ping is answered", () => {
  test("with one tap, and the sender sees the answer beside the question", async () => {
    await ana.ping("Bo", "Lunch?");
    await bo.newestPing("Ana", "Lunch?");
    await bo.popup.locator(".history li.new .answers button ::-p-text(Coming)").click();
    expect(await ana.notified("Coming")).toMatchObject({ title: "Bo answered" });
    await ana.newestPing("Bo", "Coming");
    await quoted(ana, "Lunch?");
    await sentReads(ana, "Lunch?", "Answered");
    await bo.popup.locator(".history li.received small ::-p-text(You answered: Coming)").wait();
  });

  test("with words of one's own", async () => {
    await ana.ping("Bo", "Where are you?");
    await bo.newestPing("Ana", "Where are you?");
    await typeInto(bo.popup, "answer", "On the train, back at two");
    await bo.popup.keyboard.press("Enter");
    await ana.notified("On the train, back at two");
    await sentReads(ana, "Where are you?", "Answered");
    await ana.newestPing("Bo", "On the train, back at two");
  });

  test("and so is an answer, since it is a ping", async () => {
    const answer = await ana.popup.waitForSelector(`.history li.received button[aria-label="Answer Bo"]`);
    await answer?.click();
    await typeInto(ana.popup, "answer", "See you then");
    await ana.popup.keyboard.press("Enter");
    expect(await bo.notified("See you then")).toMatchObject({ title: "Ana answered" });
    await quoted(bo, "On the train, back at two");
  });

  test("to everyone, by each who answers", async () => {
    await ana.pingEveryone("Who takes the demo?");
    await bo.notified("Who takes the demo?");
    await bo.newestPing("Ana → everyone", "Who takes the demo?");
    await bo.popup.locator(".history li.new .answers button ::-p-text(Later)").click();
    await ana.notified("Later");
    await sentReads(ana, "Who takes the demo?", "Answered");
  });
});

describe("a nudge", () => {
  test("marks the icon and raises no notification", async () => {
    const page = await bo.extension.blank();
    await bo.popup.goto("about:blank");
    const before = bo.notifications.all.length;
    await ana.ping("Bo", "When you have a moment", "nudge");
    await badgeReads(page, "1");
    await ana.ping("Bo", "This one is a ping");
    await bo.notified("This one is a ping");
    expect(bo.notifications.all.slice(before).map(({ message }) => message)).toEqual(["This one is a ping"]);
    await bo.popup.goto(`chrome-extension://${bo.extension.id}/extension/popup/popup.html`);
    await badgeReads(page, "");
    await page.close();
  });

  test("is followed by an ordinary ping unless one chooses again", async () => {
    await ana.popup.waitForSelector("input[value=ping]:checked");
  });
});

describe("an urgent ping", () => {
  const isOffTheScreen = async (tag: string | undefined) => {
    const page = await bo.extension.blank();
    await expect.poll(() => shownTags(page)).not.toContain(tag);
    await page.close();
  };

  test("asks to stay on the screen, comes back after a minute although it was seen, and ends with the answer", {
    timeout: 150_000,
  }, async () => {
    await ana.ping("Bo", "The site is down", "urgent");
    const first = await bo.notified("The site is down");
    expect(first).toMatchObject({ title: "Urgent: Ana pinged you", options: { requireInteraction: true } });
    await sentReads(ana, "The site is down", "Seen, not answered yet");
    expect((await bo.notified("The site is down")).id).toBe(first.id);
    await bo.popup.locator(".history li.new .answers button ::-p-text(Coming)").click();
    await sentReads(ana, "The site is down", "Answered");
    await isOffTheScreen(first.id);
  });

  test("is an ordinary one for those who refuse them from this sender, who learns it", async () => {
    const options = await bo.extension.options();
    await options.locator("aria/from Ana[role='checkbox']").click();
    await untilSet(options, { noUrgentFrom: [personOf(await ownIdentity(ana.extension))] });
    await ana.ping("Bo", "Also urgent", "urgent");
    expect(await bo.notified("Also urgent")).toMatchObject({
      title: "Ana pinged you",
      options: { requireInteraction: false },
    });
    await sentReads(ana, "Also urgent", "Seen. Not urgent for Bo, who takes no urgent pings now");
    await options.close();
  });

  test("is an ordinary one for those who refuse them all", async () => {
    const options = await ana.extension.options();
    await options.locator("input[name=takeUrgent]").click();
    await untilSet(options, { takeUrgent: false });
    await bo.ping("Ana", "Urgent the other way", "urgent");
    expect(await ana.notified("Urgent the other way")).toMatchObject({ title: "Bo pinged you" });
    await options.close();
  });
});

test("no error was logged on the way", () => {
  for (const { extension } of [ana, bo])
    expect(extension.reports.all.filter(({ kind }) => kind === "error")).toEqual([]);
});
