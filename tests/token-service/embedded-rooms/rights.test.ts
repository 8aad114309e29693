import { expect, it } from "vitest";
import { trackRights } from "../../../token-service/engines/track-rights.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { dataTrack, joinAs, tracksOf, untilState } from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

const subscriber = "sam.msamaaaaaa.abcdefgh.subscribe";
const publisher = "pia.mpiaaaaaaa.abcdefgh.publish";
const secondPublisher = "max.mmaxaaaaaa.abcdefgh.publish";
const both = ["pings", "receipts"];
const refused = { state: "failed", error: { code: 53300, message: expect.any(String) } };

it("refuses a subscriber's pings, takes its receipts, and tells nobody of what it refused", async () => {
  const { url } = await withService({ rightsOf: trackRights });
  const ana = await joinAs(url, "ana", "room", { tracks: both });
  const sam = await joinAs(url, subscriber, "room", { tracks: both });
  expect(sam.connected.published.tracks).toEqual([
    expect.objectContaining({ id: "receipts", state: "ready" }),
    expect.objectContaining({ id: "pings", ...refused }),
  ]);
  expect(sam.connected.subscribed.tracks).toMatchObject(tracksOf(ana, ...both));
  expect(await untilState(ana, sam.sid, "connected")).toMatchObject({
    participants: [{ tracks: [{ name: "receipts" }] }],
    subscribed: { tracks: tracksOf(sam, "receipts") },
  });
});

it("refuses a subscriber's pings later too, under whatever name they come", async () => {
  const { url } = await withService({ rightsOf: trackRights });
  const ana = await joinAs(url, "ana");
  const sam = await joinAs(url, subscriber, "room", { tracks: ["receipts"] });
  await untilState(ana, sam.sid, "connected");
  const tracks = [dataTrack("receipts"), dataTrack("pings"), dataTrack("Receipts")];
  sam.update([], { revision: 5, tracks });
  expect((await sam.take("update")).published?.tracks).toMatchObject([
    { id: "receipts", state: "ready" },
    { id: "pings", ...refused },
    { id: "Receipts", ...refused },
  ]);
  sam.update([], { revision: 6, tracks: [{ ...dataTrack("receipts"), name: "pings" }] });
  // The first that Ana hears after the joining: the track is gone, as it was renamed.
  expect(await ana.take("update")).toMatchObject({
    participants: [{ sid: sam.sid, tracks: [] }],
    subscribed: { tracks: [] },
  });
});

it("lets a publisher hear tracks named receipts only, whenever they are published", async () => {
  const { url } = await withService({ rightsOf: trackRights });
  const ana = await joinAs(url, "ana", "room", { tracks: both });
  const pia = await joinAs(url, publisher, "room", { tracks: ["pings"] });
  expect(pia.connected.published.tracks).toMatchObject([{ id: "pings", state: "ready" }]);
  expect(pia.connected.subscribed.tracks).toMatchObject(tracksOf(ana, "receipts"));
  await joinAs(url, "ben", "room", { tracks: ["pings"] });
  expect((await pia.take("update")).subscribed?.tracks).toMatchObject(tracksOf(ana, "receipts"));
  ana.update([], { revision: 5, tracks: [dataTrack("pings"), { ...dataTrack("more"), name: "receipts" }] });
  expect((await pia.take("update")).subscribed?.tracks).toMatchObject(tracksOf(ana, "more"));
});

it("lets two who only send hear each other's receipts, as Twilio does", async () => {
  const { url } = await withService({ rightsOf: trackRights });
  const pia = await joinAs(url, publisher, "room", { tracks: both });
  const max = await joinAs(url, secondPublisher, "room", { tracks: both });
  expect(max.connected.subscribed.tracks).toMatchObject(tracksOf(pia, "receipts"));
  expect(await untilState(pia, max.sid, "connected")).toMatchObject({
    subscribed: { tracks: tracksOf(max, "receipts") },
  });
});

it("goes by the same rights after a resume", async () => {
  const { url, drop } = await withService({ rightsOf: trackRights });
  const ana = await joinAs(url, "ana", "room", { tracks: both });
  const pia = await joinAs(url, publisher);
  drop(publisher);
  await untilState(ana, pia.sid, "reconnecting");
  const piaAgain = await pia.resume([{ id: pia.pc }]);
  expect((await piaAgain.take("synced")).subscribed.tracks).toMatchObject(tracksOf(ana, "receipts"));

  const sam = await joinAs(url, subscriber, "room", { tracks: [] });
  drop(subscriber);
  await untilState(ana, sam.sid, "reconnecting");
  const samAgain = await sam.resume([], { revision: 5, tracks: [dataTrack("pings")] });
  expect((await samAgain.take("synced")).published.tracks).toMatchObject([{ id: "pings", ...refused }]);
});

it("goes by the same rights after a restart, also with what was saved before there were any", async () => {
  const stateFolder = await temporaryFolder();
  const before = await withService({ stateFolder });
  const ana = await joinAs(before.url, "ana", "room", { tracks: both });
  const pia = await joinAs(before.url, publisher, "room", { tracks: ["receipts"] });
  const sam = await joinAs(before.url, subscriber, "room", { tracks: both });
  await before.close();
  await withService({ stateFolder, port: before.port, rightsOf: trackRights });
  const anaAgain = await ana.resume();
  expect((await anaAgain.take("synced")).participants).toMatchObject([
    { sid: pia.sid, tracks: [{ name: "receipts" }] },
    { sid: sam.sid, tracks: [{ name: "receipts" }] },
  ]);
  const piaAgain = await pia.resume();
  const receiptsOfOthers = [ana, sam].flatMap((other) => tracksOf(other, "receipts"));
  expect((await piaAgain.take("synced")).subscribed.tracks).toMatchObject(receiptsOfOthers);
});
