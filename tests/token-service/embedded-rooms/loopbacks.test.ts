import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { untilSettled } from "./support/saved-rooms.ts";
import {
  answer,
  candidates,
  dataTrack,
  joinAs,
  negotiate,
  offer,
  untilConnection,
  untilDescribed,
  untilState,
} from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

/** Ana alone in her room, on her second socket. */
const comeBackAlone = async (
  timing: NonNullable<Parameters<typeof withService>[0]>["timing"] = {},
  options: Parameters<typeof joinAs>[3] = {},
) => {
  const { url, drop } = await withService({ timing });
  const ana = await joinAs(url, "ana", "room", options);
  drop("ana");
  await ana.closed;
  const again = await ana.resume();
  const { peer_connections } = await again.take("synced");
  expect(peer_connections).toEqual([]);
  const say = (...peer_connections: object[]) =>
    again.say({ type: "update", version: 2, session: ana.session, peer_connections });
  return { ana, again, say, drop };
};

it("has someone who came back to an empty room connect with itself, or the SDK would end that room", async () => {
  const { again, say } = await comeBackAlone();
  const { id } = await untilDescribed(again, "create-offer");
  say(offer(id, 2), candidates(id, 1));
  const other = await untilDescribed(again, "offer");
  expect(other).toEqual({ ...offer(other.id, 2), id: expect.not.stringContaining(id) });
  await untilConnection(again, ({ ice }) => ice?.candidates.length === 1);
  say(answer(other.id, 2));
  expect(await untilDescribed(again, "answer")).toEqual(answer(id, 2));
});

it("closes both ends of such a connection after a while", async () => {
  const { again } = await comeBackAlone({ settleMs: 1, sweepMs: 5 });
  const { id } = await untilDescribed(again, "create-offer");
  const { peer_connections } = await again.take("update");
  expect(peer_connections).toEqual([
    { id, description: { type: "close", revision: 1 } },
    { id: expect.not.stringContaining(id), description: { type: "close", revision: 1 } },
  ]);
});

it("closes the other end of such a connection of which a client closed one", async () => {
  const { again, say } = await comeBackAlone();
  const { id } = await untilDescribed(again, "create-offer");
  say({ id, description: { type: "close", revision: 2 } });
  expect((await again.take("update")).peer_connections).toHaveLength(2);
});

it("does the same with someone who is left alone by one who went silent, as that connection may have failed before", async () => {
  const { url, drop } = await withService({ timing: { graceMs: 1, sweepMs: 5 } });
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  await negotiate(ben, ana);
  drop("ben");
  await untilState(ana, ben.sid, "disconnected");
  await untilDescribed(ana, "create-offer");
});

it("lets alone those who still have somebody else, and those whom somebody left in good order", async () => {
  const stateFolder = await temporaryFolder();
  const { url, drop } = await withService({ stateFolder, timing: { graceMs: 1, settleMs: 1, sweepMs: 5 } });
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  const cas = await joinAs(url, "cas");
  await negotiate(ben, ana);
  await untilSettled(stateFolder, "room", 1);
  drop("cas");
  await untilState(ana, cas.sid, "disconnected");
  await ben.leave();
  await untilState(ana, ben.sid, "disconnected");
  ana.update([], { revision: 3, tracks: [dataTrack("marker")] });
  expect(await ana.take("update")).toMatchObject({ published: { tracks: [{ id: "marker" }] } });
});

it("tells a client that outlasts outages that it has a day, and has it connect with nobody", async () => {
  const { ana, again } = await comeBackAlone({}, { outlasting: true });
  expect(ana.connected.options.session_timeout).toBe(86_400);
  again.say({
    type: "update",
    version: 2,
    session: ana.session,
    participant: { revision: 3, tracks: [dataTrack("marker")] },
  });
  expect(await again.take("update")).toMatchObject({ published: { tracks: [{ id: "marker" }] } });
});

it("starts anew with a client that lost its socket meanwhile", async () => {
  const { ana, again, drop } = await comeBackAlone();
  const { id } = await untilDescribed(again, "create-offer");
  drop("ana");
  await again.closed;
  const third = await ana.resume([offer(id, 2)]);
  expect((await third.take("synced")).peer_connections).toEqual([]);
  expect((await untilDescribed(third, "create-offer")).id).not.toBe(id);
});
