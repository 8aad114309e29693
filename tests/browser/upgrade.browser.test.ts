// Starts this version on what version 0.1 left behind: Ana's and Bo's profiles and the data of their service. How these were made is
// said in fixtures/make-profiles.ts. LevelDB's files are the same on every computer, and Chromium makes the rest of a profile anew.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ListName, listNames } from "../../extension/core/store/database.ts";
import { fromText } from "../../extension/core/store/take-over.ts";
import { removeFolder } from "../support/browser-profile.ts";
import { launchExtension } from "../support/launch-extension.ts";
import { coreValue, untilValue } from "./support/core-values.ts";
import { type FirstStorage, firstProfile, leftInStorage } from "./support/first-profile.ts";
import { type FirstService, startFirstService } from "./support/first-service.ts";
import { type Person, personWith } from "./support/person.ts";
import { openPings } from "./support/pings-page.ts";
import { sentReads } from "./support/sent-reads.ts";
import { storedList, storedValue } from "./support/stored-records.ts";

/** What a running core goes on writing down. */
const goesOn = ["knownEngine", "knownTime", "oldForgotten", "timeline"];

let service: FirstService;
let membersBefore: string[];
let old: Record<"ana" | "bo", { profile: string; stored: FirstStorage }>;
let ana: Person;
let bo: Person | undefined;

/** Starts somebody's browser; their popup is blank, since an open one marks all as seen. */
const start = async (name: "Ana" | "Bo", profile: string): Promise<Person> => {
  const extension = await launchExtension({ profile, welcome: true }); // None opens for who is in a team.
  const page = await extension.blank();
  await untilValue(page, "connections", (all) => all["ping-room"]?.state === "connected");
  return personWith(name, extension, page);
};

const openPopup = ({ popup, extension }: Person) =>
  popup.goto(`chrome-extension://${extension.id}/extension/popup/popup.html`);

/** What version 0.1 stored under a name. */
const was = (name: string): unknown => fromText(old.ana.stored[name]);

/** Her settings, with all rooms that she was granted: version 0.1 was in the first one alone. */
const settingsNow = () => ({
  ...(was("settings") as object),
  rooms: ["ping-room", "ops"].map((room) => ({ room, role: "both", muted: false })),
  roomsLeft: [],
});

/** What is to be stored now of what was stored under a name. */
const expectedNow = (name: string): unknown => (name === "settings" ? settingsNow() : was(name));

const isList = (name: string): name is ListName => listNames.some((each) => each === name);

const notifications = ({ extension }: Person) =>
  extension.reports.all.flatMap((report) => (report.kind === "notification" ? report.options.message : []));

beforeAll(async () => {
  service = await startFirstService();
  membersBefore = await service.members();
  const [anas, bos] = await Promise.all([firstProfile("ana"), firstProfile("bo")]);
  old = { ana: anas, bo: bos };
  ana = await start("Ana", old.ana.profile);
}, 120_000); // Three browsers start one after another.

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await service?.stop();
  for (const { profile } of Object.values(old ?? {})) await removeFolder(profile);
});

test("all that version 0.1 stored is here, and gone from where it was", async () => {
  const names = Object.keys(old.ana.stored).filter((name) => !goesOn.includes(name));
  expect(names).toEqual(
    expect.arrayContaining(["deletedPings", "draft", "enrolment", "inbox", "outbox", "settings"]),
  );
  for (const name of names) {
    const now = isList(name) ? await storedList(ana.popup, name) : await storedValue(ana.popup, name);
    expect(now, name).toEqual(expectedNow(name));
  }
  expect(await coreValue(ana.popup, "timeline")).toEqual(
    expect.arrayContaining(was("timeline") as unknown[]),
  );
  expect(await coreValue(ana.popup, "storageProblems")).toEqual([]);
  expect(await leftInStorage(ana.popup)).toEqual({});
});

test("nothing that was shown before is shown again", () => {
  expect(notifications(ana)).toEqual([]);
});

test("the service knows this browser as the device that it was", async () => {
  const { device } = was("enrolment") as { device: string };
  const { "ping-room": connection } = await coreValue(ana.popup, "connections");
  expect(connection).toMatchObject({ identity: expect.stringMatching(/^Ana\./) });
  expect(await coreValue(ana.popup, "enrolment")).toMatchObject({ device });
  expect(await service.members()).toEqual(membersBefore);
});

test("people find their pings, what they typed and what they set", async () => {
  await openPopup(ana);
  await ana.reaches("Connected");
  await sentReads(ana, "When you are back", "Waiting for Bo to come online");
  expect(await ana.popup.$eval("input[name=text]", (input) => (input as HTMLInputElement).value)).toBe(
    "See you at",
  );
  await ana.popup.locator("aria/Do not disturb: On[role='button']").wait();
  await ana.popup.goto("about:blank");
  const { page, shows } = await openPings(ana.extension);
  await shows({
    Today: [
      "When you are back",
      "Nobody has seen this yet",
      "The build is fine",
      "Have a look at the build",
      "Coming",
      "Lunch at noon?",
    ],
  });
  await page.close();
});

test("what waited is delivered once its receiver is back, whose device is the same as well", async () => {
  bo = await start("Bo", old.bo.profile);
  await bo.notified("When you are back");
  await openPopup(ana);
  await sentReads(ana, "When you are back", "Delivered");
  await openPopup(bo);
  await sentReads(ana, "When you are back", "Seen");
  for (const { popup } of [ana, bo]) expect(await coreValue(popup, "newDevices")).toEqual([]);
  expect(await service.members()).toEqual(membersBefore);
});

test("from then on it is as if it had always been this version", async () => {
  await bo?.ping("Ana", "Welcome back");
  await ana.newestPing("Bo", "Welcome back");
  await ana.ping("Bo", "Thank you");
  await sentReads(ana, "Thank you", "Seen");
  await ana.popup.goto("about:blank");
  await ana.extension.close();
  ana = await start("Ana", old.ana.profile);
  expect((await coreValue(ana.popup, "inbox")).map(({ text }) => text)).toEqual([
    "Welcome back",
    "Nobody has seen this yet",
    "Have a look at the build",
    "Lunch at noon?",
  ]);
  expect(await storedList(ana.popup, "deletedPings")).toEqual(was("deletedPings"));
  expect(await coreValue(ana.popup, "settings")).toEqual(settingsNow());
  expect(notifications(ana)).toEqual([]);
});
