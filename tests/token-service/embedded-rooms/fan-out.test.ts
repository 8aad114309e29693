import { expect, it } from "vitest";
import { mintToken } from "./support/mint-token.ts";
import { connectMessage, dataTrack, joinAs, openClient, untilState } from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

/** Joins under a new name and leaves, over and over, until that is refused. @returns with which code */
const comeAndGo = async (url: string): Promise<number> => {
  for (let n = 0; ; n++) {
    const client = await openClient(url);
    client.hello(connectMessage(mintToken(`eve ${n}`, "room")));
    const answer = await Promise.race([client.take("connected"), client.take("error")]);
    if (answer.type === "error") return answer.code;
    await client.leave();
  }
};

const scarce = { fanOutBurst: 60, fanOutPerSecond: 0.001 };

it("refuses someone who comes and goes under ever new names, so that the others are kept busy", async () => {
  const { url } = await withService({ limits: scarce });
  const ana = await joinAs(url, "ana");
  await joinAs(url, "ben");
  expect(await comeAndGo(url)).toBe(53006);
  expect(ana.socket.readyState).toBe(ana.socket.OPEN);
  await joinAs(url, "cas", "another room");
});

it("refuses someone who loses and resumes a session over and over", async () => {
  const { url, drop } = await withService({ limits: scarce });
  const ana = await joinAs(url, "ana");
  let eve = await joinAs(url, "eve");
  const { resume } = eve;
  for (let answer = "synced"; answer !== "error"; ) {
    drop("eve");
    await untilState(ana, eve.sid, "reconnecting");
    eve = { ...eve, ...(await resume()) };
    ({ type: answer } = await Promise.race([eve.take("synced"), eve.take("error")]));
  }
  expect(await eve.closed).toBe(1008);
});

it("refuses someone who tells of new tracks over and over, on whichever socket", async () => {
  const { url } = await withService({ limits: scarce });
  await joinAs(url, "ana");
  for (let n = 0; ; n++) {
    const client = await openClient(url);
    client.hello(connectMessage(mintToken(`eve ${n}`, "room")));
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
  const { url } = await withService({ limits: { fanOutBurst: 17, fanOutPerSecond: 0.001 } });
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
