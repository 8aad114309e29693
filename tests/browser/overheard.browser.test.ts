import { afterAll, beforeAll, expect, test } from "vitest";
import { coreValue } from "./support/core-values.ts";
import { joinAsMember, memberAccess } from "./support/member.ts";
import type { Person } from "./support/person.ts";
import { type RawPage, rawPage } from "./support/raw-page.ts";
import { startTeam, type TestTeam } from "./support/team.ts";
import { serveTutorialPage, type TutorialSite } from "./support/tutorial-page.ts";

// Eve's page may hear all tracks and has no key that anything is sealed for. The relay sends each message on to all who may hear
// its track, as it came: so she gets all that it handles.
let site: TutorialSite;
let team: TestTeam;
let ana: Person;
let bo: Person;
let eve: RawPage;

beforeAll(async () => {
  site = await serveTutorialPage();
  team = await startTeam({ ALLOWED_ORIGINS: site.origin });
  const [tab, access] = await Promise.all([
    site.open({ service: team.service.url }),
    memberAccess(team, "Eve", "ping-room"),
  ]);
  eve = await rawPage(tab, access, ["pings", "receipts"]);
  [ana, bo] = await Promise.all([
    joinAsMember(team, "Ana", "ping-room"),
    joinAsMember(team, "Bo", "ping-room"),
  ]);
});

afterAll(async () => {
  await Promise.all([site?.close(), ana?.extension.close(), bo?.extension.close()]);
  await team?.stop();
});

/** All that a message says, what is coded in it as base64url included. */
const readable = (message: string): string => {
  const coded = message.match(/[\w-]{8,}/g) ?? [];
  return [message, ...coded.map((text) => Buffer.from(text, "base64url").toString("latin1"))].join("\n");
};

test("all that the relay passes on holds no text of a ping, to everyone or to one, urgent or not", async () => {
  const marker = "xylophone";
  await ana.popup.locator('aria/Ping Bo[role="button"]').wait();
  await bo.popup.locator('aria/Ping Ana[role="button"]').wait();
  await ana.pingEveryone(`${marker} for all`);
  await bo.notified(`${marker} for all`);
  await bo.ping("Ana", `${marker} for one`, "urgent");
  await ana.notified(`${marker} for one`);
  await ana.ping("Bo", `${marker} quietly`, "nudge");
  await bo.popup.locator(`.history ::-p-text(${marker} quietly)`).wait();

  const sent = [...(await coreValue(ana.popup, "outbox")), ...(await coreValue(bo.popup, "outbox"))];
  const ids = sent.filter(({ text }) => text.includes(marker)).map(({ id }) => id);
  expect(ids).toHaveLength(3);
  const heard = await eve.heard();
  for (const id of ids) expect(heard.some((message) => message.includes(id))).toBe(true);
  expect(readable(`{"text":"${Buffer.from(marker).toString("base64url")}"}`)).toContain(marker);
  expect(heard.filter((message) => readable(message).includes(marker))).toEqual([]);
});
