import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pingKey } from "../../extension/shared/ping.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { badgeReads } from "./support/badge-reads.ts";
import { changeSettings } from "./support/change-settings.ts";
import { listenToChimes } from "./support/chimes.ts";
import { untilConnection } from "./support/connection-of.ts";
import { seeConnections } from "./support/connections-seen.ts";
import { askCore, coreValue } from "./support/core-values.ts";
import { joinAsMember } from "./support/member.ts";
import { pressNotification } from "./support/notifications.ts";
import { ownIdentity } from "./support/own-identity.ts";
import { join, type Person, personWith } from "./support/person.ts";
import { renewOffscreen } from "./support/renew-offscreen.ts";
import { startTeam, type TestTeam } from "./support/team.ts";
import { sendTestPing, testEnds } from "./support/test-ping.ts";

const asked = /Did its notification appear/;
const unseen = /You would not see a ping now/;
const unreached = /Pings may not reach you now/;
const untested = /The test could not be made\. Pings may reach you all the same/;
const well = /It works/;

const comesBack = {
  "The browser lets Pingroom notify you": "Works",
  "Pingroom is set up, and not paused": "Works",
  "The service lets this device in": "Works",
  "The room lets data through": "Works",
  "The ping comes back to this device": "Works",
};
const notTried = "Not known";

const inboxOf = (page: Page) => coreValue(page, "inbox");

describe("a test ping of a guest", () => {
  let service: TokenServiceProcess;
  let ana: Person;
  let options: Page;

  beforeAll(async () => {
    service = await startTokenService();
    ana = await join(service.url, "Ana");
    await ana.popup.goto("about:blank"); // An open popup marks each ping as seen.
    options = await ana.extension.options();
  });

  afterAll(async () => {
    await ana?.extension.close();
    await service?.stop();
  });

  /** Waits for the notification of the test ping in the list. @returns its id */
  const shownId = async () => {
    const [id] = (await inboxOf(options)).map(pingKey);
    await expect.poll(() => ana.notifications.all.at(-1)?.id).toBe(id);
    return id;
  };

  test("goes the whole way through a room in which nobody else is, and makes a sound", async () => {
    const chimes = await listenToChimes(ana.extension);
    await sendTestPing(options);
    const { steps } = await testEnds(options, asked);
    expect(steps).toEqual({
      ...comesBack,
      "The browser shows the notification": "Works",
      "You see it on the screen": notTried,
    });
    expect(await ana.notifications.next()).toMatchObject({
      title: "Test ping from yourself",
      message: "This is your test ping.",
      options: { silent: true, buttons: [{ title: "I see it" }] },
    });
    expect(await inboxOf(options)).toMatchObject([
      {
        test: true,
        toEveryone: false,
        from: expect.stringMatching(/^Ana\.[mg][a-z2-7]{9}\.[\w-]{22}\.probe$/),
      },
    ]);
    await badgeReads(options, ""); // It is no news.
    const [seconds] = await chimes.played(1);
    expect(seconds).toBeGreaterThan(0.25);
    expect(await chimes.notes()).toEqual([2]);
  });

  test("is seen once its user says so", async () => {
    await options.locator(".test-ping .choices ::-p-text(Yes)").click();
    const { steps } = await testEnds(options, well);
    expect(steps["You see it on the screen"]).toBe("Works");
    expect(await options.$(".test-ping .choices")).toBeNull();
  });

  test("gets advice for this system when its user sees nothing, and the list keeps one test ping", async () => {
    await sendTestPing(options);
    await testEnds(options, asked);
    await options.locator(".test-ping .choices ::-p-text(No)").click();
    const { steps } = await testEnds(options, unseen);
    expect(steps["You see it on the screen"]).toMatch(
      /^Does not work \| .*did not appear.*Do Not Disturb off/,
    );
    expect(await inboxOf(options)).toHaveLength(1);
  });

  test("is seen when its notification is pressed", async () => {
    await sendTestPing(options);
    await testEnds(options, asked);
    await pressNotification(ana.extension, await shownId(), 0);
    await testEnds(options, well);
    await sendTestPing(options);
    await testEnds(options, asked);
    await pressNotification(ana.extension, await shownId());
    await testEnds(options, well);
  });

  test("is no ping, and its sender nobody, to somebody else who is in the room", async () => {
    const bo = await join(service.url, "Bo");
    await bo.sees("Ana");
    const [boSees, anaSees] = [await seeConnections(bo.extension), await seeConnections(ana.extension)];
    const identity = await ownIdentity(ana.extension);
    await sendTestPing(options);
    await testEnds(options, asked);
    const popup = await ana.extension.popup();
    await personWith("Ana", ana.extension, popup, ana.notifications).ping("Bo", "A real one");
    await bo.newestPing("Ana", "A real one"); // What came before that has come by now.
    await bo.notified("A real one");
    const onBo = await bo.extension.blank();
    expect((await inboxOf(onBo)).map(({ text }) => text)).toEqual(["A real one"]);
    expect(bo.notifications.all.map(({ message }) => message)).toEqual(["A real one"]);
    const known = await coreValue(onBo, "knownTeammates");
    expect(known.map((each) => each.identity)).toEqual([identity]);
    expect(await boSees.others()).toEqual([identity]);
    // Ana's own connection was not disturbed either.
    expect(await anaSees.states()).toEqual(["connected"]);
    expect((await anaSees.others()).every((each) => each.startsWith("Bo."))).toBe(true);
    await popup.close();
    await bo.extension.close();
  });

  test("says that nothing is shown while its user does not want to be disturbed", async () => {
    await changeSettings(options, { doNotDisturb: true });
    const before = ana.notifications.all.length;
    await sendTestPing(options);
    const { steps } = await testEnds(options, unseen);
    expect(steps).toEqual({
      ...comesBack,
      "The browser shows the notification":
        "Does not work | You do not want to be disturbed now, so nothing was shown. | " +
        "The ping is in your list. Switch “Do not disturb” off, then test again.",
      "You see it on the screen": notTried,
    });
    expect(ana.notifications.all).toHaveLength(before);
    expect(await inboxOf(options)).toMatchObject([{ test: true }]);
    // Were it shown once that is over, the next test would see one more than its own; what was seen meanwhile is not.
    await askCore(options, "markAllSeen");
    await changeSettings(options, { doNotDisturb: false });
  });

  test("says that notifications are switched off; the sound is there all the same", async () => {
    const before = ana.notifications.all.length;
    await renewOffscreen(ana.extension, options); // So that no sound is just over.
    const chimes = await listenToChimes(ana.extension);
    await options.bringToFront();
    await options.locator("input[name=notify]").click();
    await sendTestPing(options);
    const { steps } = await testEnds(options, unseen);
    expect(steps["The browser shows the notification"]).toContain("notifications are switched off");
    await chimes.played(1);
    expect(ana.notifications.all).toHaveLength(before);
    await options.locator("input[name=notify]").click();
  });

  test("fails at the service when that is stopped, in words, and goes on once it is there again", async () => {
    await service.kill();
    await sendTestPing(options);
    const { steps } = await testEnds(options, untested);
    expect(steps).toEqual({
      "The browser lets Pingroom notify you": "Works",
      "Pingroom is set up, and not paused": "Works",
      "The service lets this device in":
        "Does not work | The service cannot be reached. | " +
        "Check your network and the service’s address, then test again.",
      "The room lets data through": notTried,
      "The ping comes back to this device": notTried,
      "The browser shows the notification": notTried,
      "You see it on the screen": notTried,
    });
    await service.restart();
    await untilConnection(ana, { state: "connected" });
    await sendTestPing(options);
    await testEnds(options, asked);
  });
});

describe("a test ping of a member", () => {
  let team: TestTeam;

  beforeAll(async () => {
    team = await startTeam();
  });

  afterAll(() => team?.stop());

  test("comes to one who only gets pings, and fails in the service's words once they are removed", async () => {
    const dee = await joinAsMember(team, "Dee", "alerts:subscribe");
    const options = await dee.extension.options();
    await sendTestPing(options);
    await testEnds(options, asked);
    await team.remove("Dee");
    await sendTestPing(options);
    const { steps } = await testEnds(options, untested);
    expect(steps["The service lets this device in"]).toMatch(
      /Does not work \| You or this browser was removed from the team/,
    );
    await dee.extension.close();
  });

  test("does not come to one who only sends, and says so", async () => {
    const pia = await joinAsMember(team, "Pia", "deploys:publish");
    const options = await pia.extension.options();
    await sendTestPing(options);
    const { steps } = await testEnds(options, unreached);
    expect(steps["The room lets data through"]).toContain("In deploys you only send pings");
    await pia.extension.close();
  });
});
