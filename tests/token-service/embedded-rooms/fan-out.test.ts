import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { mintToken } from "./support/mint-token.ts";
import {
  connectMessage,
  dataTrack,
  joinAs,
  openClient,
  type SignalingClient,
  untilState,
} from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

/** Joins under a name and leaves, over and over, until that is refused. @returns with which code */
const comeAndGo = async (
  url: string,
  nameOf: (time: number) => string,
  leave = (client: SignalingClient) => client.leave(),
): Promise<number> => {
  for (let time = 0; ; time++) {
    const client = await openClient(url);
    client.hello(connectMessage(mintToken(nameOf(time), "room")));
    const answer = await Promise.race([client.take("connected"), client.take("error")]);
    if (answer.type === "error") return answer.code;
    await leave(client);
  }
};
const underNewNames = (time: number): string => `eve ${time}`;
const underFewNames = (time: number): string => `eve ${time % 5}`;
const underOneName = (): string => "eve";

/** Spends what guests of this address have, for those who come for the first time and for the others. */
const spendAll = async (url: string): Promise<void> => {
  expect(await comeAndGo(url, underNewNames)).toBe(53006);
  expect(await comeAndGo(url, underFewNames)).toBe(53006);
};

const memberOf = (identity: string): string | undefined => /^member \w+/.exec(identity)?.[0];

const ownScarce = { ownFanOutBurst: 30, ownFanOutPerSecond: 0.001 };
const networksScarce = {
  fanOutBurst: 60,
  fanOutPerSecond: 0.001,
  firstFanOutBurst: 60,
  firstFanOutPerSecond: 0.001,
};

it("refuses a guest who comes and goes, and nobody else of the same address", async () => {
  const { url, drop } = await withService({ limits: ownScarce });
  const ana = await joinAs(url, "ana");
  expect(await comeAndGo(url, underOneName)).toBe(53006);
  await joinAs(url, "ben");
  drop("ana");
  await (await ana.resume()).take("synced");
  await joinAs(url, "ana");
});

it("refuses a guest who joins anew over and over without leaving, and nobody else", async () => {
  const { url } = await withService({ limits: ownScarce });
  const ana = await joinAs(url, "ana");
  expect(await comeAndGo(url, underOneName, async () => {})).toBe(53006);
  await joinAs(url, "ben");
  expect(ana.socket.readyState).toBe(ana.socket.OPEN);
});

it("refuses guests of one address who come and go under ever new names, so that the others are kept busy", async () => {
  const { url } = await withService({ limits: networksScarce });
  const ana = await joinAs(url, "ana");
  await joinAs(url, "ben");
  expect(await comeAndGo(url, underNewNames)).toBe(53006);
  expect(ana.socket.readyState).toBe(ana.socket.OPEN);
  await joinAs(url, "cas", "another room");
});

it("lets in who comes for the first time after a few of the same address have come and gone for ever", async () => {
  const { url } = await withService({ limits: networksScarce });
  await joinAs(url, "ana");
  expect(await comeAndGo(url, underFewNames)).toBe(53006);
  await joinAs(url, "ben");
});

it("lets in guests of another address when those of one have spent what there is", async () => {
  const { url } = await withService({
    limits: networksScarce,
    addressOf: ({ url }) => (url?.includes("who=ben") ? "192.0.2.2" : "192.0.2.1"),
  });
  await joinAs(url, "ana");
  await spendAll(url);
  await expect(joinAs(url, "cas")).rejects.toThrow("1008");
  await joinAs(url, "ben");
});

it("takes the addresses of one IPv6 network for one", async () => {
  let last = 0;
  const { url } = await withService({
    limits: networksScarce,
    addressOf: () => `2001:db8::${(++last).toString(16)}`,
  });
  await joinAs(url, "ana");
  expect(await comeAndGo(url, underNewNames)).toBe(53006);
});

it("lets members join, whatever guests of their address have spent", async () => {
  const { url } = await withService({ limits: networksScarce, memberOf });
  await joinAs(url, "ana");
  await spendAll(url);
  await joinAs(url, "member Ben");
});

it("lets people in the room resume and join anew, whatever guests of their address have spent", async () => {
  const { url, drop } = await withService({ limits: networksScarce });
  const ana = await joinAs(url, "ana");
  const ben = await joinAs(url, "ben");
  await spendAll(url);
  drop("ana");
  await untilState(ben, ana.sid, "reconnecting");
  await (await ana.resume()).take("synced");
  await joinAs(url, "ana");
});

it("lets people join anew who have left after a while, and no others, when guests have spent what there is", async () => {
  const spent = { fanOutBurst: -1, fanOutPerSecond: 0 };
  for (const [regularAfterMs, isLetIn] of [
    [0, true],
    [60_000, false],
  ] as const) {
    const { url } = await withService({ limits: { ...spent, regularAfterMs } });
    await joinAs(url, "ben");
    await (await joinAs(url, "ana")).leave();
    expect(await joinAs(url, "ana").then(Boolean, () => false)).toBe(isLetIn);
  }
});

it("lets people join anew who were in the room before a restart", async () => {
  const stateFolder = await temporaryFolder();
  const first = await withService({ stateFolder });
  const ana = await joinAs(first.url, "ana");
  await joinAs(first.url, "ben");
  await first.close();
  const { url } = await withService({ stateFolder, limits: networksScarce, port: first.port });
  const again = await ana.resume();
  await again.take("synced");
  await again.leave();
  await spendAll(url);
  await joinAs(url, "ana");
});

it("counts all devices of a member together", async () => {
  const { url } = await withService({ limits: ownScarce, memberOf });
  await joinAs(url, "ana");
  expect(await comeAndGo(url, (time) => `member Eve ${time}`)).toBe(53006);
  await joinAs(url, "member Ben 1");
});

it("has someone wait who loses and resumes a session over and over, and ends no room for it", async () => {
  const { url, drop, logLines } = await withService({
    limits: { ownFanOutBurst: 20, ownFanOutPerSecond: 8 },
    timing: { graceMs: 50, sweepMs: 5 },
  });
  const ana = await joinAs(url, "ana");
  let eve = await joinAs(url, "eve");
  const { resume } = eve;
  while (!logLines.join("").includes("a resume has to wait")) {
    drop("eve");
    await untilState(ana, eve.sid, "reconnecting");
    eve = { ...eve, ...(await resume()) };
    await eve.take("synced");
    const { participants } = await untilState(ana, eve.sid, "connected");
    expect(participants).toHaveLength(1);
  }
});

it("lets go of who has to wait and does not", async () => {
  const { url, drop, logLines } = await withService({
    limits: { ownFanOutBurst: 1, ownFanOutPerSecond: 0.001 },
    timing: { graceMs: 50, sweepMs: 5 },
  });
  const ana = await joinAs(url, "ana");
  const eve = await joinAs(url, "eve");
  drop("eve");
  const again = await eve.resume();
  await expect.poll(() => logLines.join("")).toContain("a resume has to wait");
  again.socket.terminate();
  await untilState(ana, eve.sid, "disconnected");
});

it("refuses someone who tells of new tracks over and over, on whichever socket", async () => {
  const { url } = await withService({ limits: ownScarce });
  await joinAs(url, "ana");
  for (;;) {
    const client = await openClient(url);
    client.hello(connectMessage(mintToken("eve", "room")));
    const refused = client.take("error");
    const answer = await Promise.race([client.take("connected"), refused]);
    if (answer.type === "error") break;
    for (let revision = 3; revision < 8; revision++) {
      const participant = { revision, tracks: [dataTrack(`${revision}`)] };
      client.say({ type: "update", version: 2, session: answer.session, participant });
    }
    const last = await Promise.race([refused, client.take("update")]);
    if (last.type === "error") {
      expect(last.code).toBe(53006);
      break;
    }
    await client.leave();
  }
});

it("charges by what the others are sent and not by its count", async () => {
  const { url } = await withService({ limits: { ownFanOutBurst: 14, ownFanOutPerSecond: 0.001 } });
  await joinAs(url, "ana");
  const eve = await joinAs(url, "eve");
  const { session } = eve;
  // Fewer messages than the budget has, but with four names of 512 bytes in each.
  for (let revision = 3; revision < 9; revision++) {
    const tracks = [1, 2, 3, 4].map((n) => ({
      ...dataTrack(`${revision} ${n}`),
      name: `${n}${"🏓".repeat(127)}`,
    }));
    eve.say({ type: "update", version: 2, session, participant: { revision, tracks } });
  }
  expect(await eve.take("error")).toMatchObject({ code: 53006 });
});

it("lets 50 people behind one address join, be lost and come back at once", { timeout: 60_000 }, async () => {
  const { url, rooms, drop } = await withService({ timing: { graceMs: 30_000 } });
  const names = Array.from({ length: 50 }, (_, n) => `person-${n}`);
  const members = await Promise.all(names.map((name) => joinAs(url, name)));
  for (const name of names) drop(name);
  const again = await Promise.all(members.map((member) => member.resume()));
  await Promise.all(again.map((member) => member.take("synced")));
  expect(rooms.census()).toEqual({ rooms: 1, participants: 50 });
  await Promise.all(again.map((member) => member.leave()));
  await Promise.all(names.map((name) => joinAs(url, name)));
  expect(rooms.census()).toEqual({ rooms: 1, participants: 50 });
});
