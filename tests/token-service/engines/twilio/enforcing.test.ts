import { describe, expect, test } from "vitest";
import type { MayEnter } from "../../../../token-service/engines/room-engine.ts";
import { participantFields } from "./support/signed-callback.ts";
import { authToken, opsAtTwilio, twilioSetup } from "./support/twilio-setup.ts";

const allBut =
  (...identities: string[]): MayEnter =>
  (identity) =>
    !identities.includes(identity);

const stillThere = ({ endTime }: { endTime?: Date }): boolean => endTime === undefined;

const roomWith = async (...identities: string[]) => {
  const setup = await twilioSetup({ authToken });
  await setup.engine.mintToken("Somebody.aaaaaaaa", "ops");
  const people = identities.map((identity) => setup.fake.join(opsAtTwilio, identity));
  return { ...setup, people };
};

describe("enforcing", () => {
  test("puts those out who may not be there, asks about the room's own name, and leaves the others", async () => {
    const { engine, people } = await roomWith("Ana.aaaaaaaa", "Bo.bbbbbbbb");
    const asked: string[] = [];
    await engine.enforce((identity, room) => {
      asked.push(room);
      return identity !== "Bo.bbbbbbbb";
    });
    expect(people.map(stillThere)).toEqual([true, false]);
    expect(new Set(asked)).toEqual(new Set(["ops"]));
  });

  test("looks again until they are gone, since their tokens bring them back", async () => {
    const { engine, fake, people } = await roomWith("Bo.bbbbbbbb");
    const back = fake.answers(/^POST .*Participants/).then(() => fake.join(opsAtTwilio, "Bo.bbbbbbbb"));
    await engine.enforce(allBut("Bo.bbbbbbbb"));
    expect([...people, await back].map(stillThere)).toEqual([false, false]);
    expect(fake.requests.at(-1)?.what).toMatch(/^GET .*Participants$/);
  });

  test("fails when somebody cannot be put out", async () => {
    const { engine, fake } = await roomWith("Bo.bbbbbbbb");
    fake.fail({ to: /^POST .*Participants/, status: 400, times: 100 });
    await expect(engine.enforce(allBut("Bo.bbbbbbbb"))).rejects.toThrow(/A fault/);
  });

  test("fails when Twilio says yes and does nothing", { timeout: 20_000 }, async () => {
    const { engine, fake } = await roomWith("Bo.bbbbbbbb");
    fake.fail({ to: /^POST .*Participants/, status: 200, times: 100 });
    await expect(engine.enforce(allBut("Bo.bbbbbbbb"))).rejects.toThrow(/still there/);
  });

  test("takes somebody who leaves by themselves meanwhile for gone", async () => {
    const { engine, fake, people } = await roomWith("Bo.bbbbbbbb");
    const left = fake.answers(/^GET .*Participants/).then(() => {
      for (const person of people) person.endTime = new Date();
    });
    await engine.enforce(allBut("Bo.bbbbbbbb"));
    await left;
    expect(people.map(stillThere)).toEqual([false]);
  });

  test("leaves rooms alone that the account has for something else", async () => {
    const { engine, fake } = await roomWith();
    const elsewhere = fake.join("webinar", "Bo.bbbbbbbb");
    await engine.enforce(() => false);
    expect(stillThere(elsewhere)).toBe(true);
  });

  test("asks Twilio nothing while there never was a room", async () => {
    const { engine, fake } = await twilioSetup();
    await engine.enforce(() => false);
    expect(fake.requests).toEqual([]);
  });

  test("goes on with the other rooms when one of them fails", async () => {
    const { engine, fake, people } = await roomWith("Bo.bbbbbbbb");
    await engine.mintToken("Somebody.aaaaaaaa", "lab");
    const lab = fake.rooms.find(({ uniqueName }) => uniqueName.startsWith("lab-"));
    fake.fail({ to: new RegExp(`^GET .*${lab?.sid}/Participants`), status: 400 });
    await expect(engine.enforce(allBut("Bo.bbbbbbbb"))).rejects.toThrow(/A fault/);
    expect(people.map(stillThere)).toEqual([false]);
  });
});

describe("whoever may only send pings", () => {
  test("is let hear receipts alone, which Twilio is told once", async () => {
    const { engine, fake, people } = await roomWith(
      "Ana.aaaaaaaa",
      "Bo.bbbbbbbb.publish",
      "Cy.cccccccc.subscribe",
    );
    await engine.enforce(() => true);
    await engine.enforce(() => true);
    const rules = [{ type: "include", kind: "data", track: "receipts" }];
    expect(people.map((person) => person.rules)).toEqual([undefined, rules, undefined]);
    expect(fake.requests.filter(({ what }) => what.endsWith("SubscribeRules"))).toHaveLength(1);
  });

  test("is let hear receipts alone as soon as they come in", async () => {
    const { fake, tell } = await roomWith();
    const bo = fake.join(opsAtTwilio, "Bo.bbbbbbbb.publish");
    const told = fake.answers(/SubscribeRules$/);
    const [room] = fake.rooms;
    if (!room) throw new Error("there is no room");
    expect(await tell(participantFields(room, bo))).toBe(204);
    await told;
    expect(bo.rules).toEqual([{ type: "include", kind: "data", track: "receipts" }]);
  });
});

test("a probe is let hear its own device alone, in whichever role that is", async () => {
  const { engine, people } = await roomWith("Ana.aaaaaaaa", "Ana.aaaaaaaa.probe");
  await engine.enforce(() => true);
  const publishers = ["Ana.aaaaaaaa", "Ana.aaaaaaaa.publish", "Ana.aaaaaaaa.subscribe"];
  const rules = publishers.map((publisher) => ({ type: "include", kind: "data", publisher }));
  expect(people.map((person) => person.rules)).toEqual([undefined, rules]);
});

describe("a probe that comes in", () => {
  const probeIn = async (probeMs: number) => {
    const setup = await twilioSetup({ authToken }, { probeMs });
    await setup.engine.mintToken("Ana.aaaaaaaa", "ops");
    const [room] = setup.fake.rooms;
    if (!room) throw new Error("there is no room");
    const come = (identity: string) => {
      const person = setup.fake.join(opsAtTwilio, identity);
      return { person, told: setup.tell(participantFields(room, person)) };
    };
    return { ...setup, come };
  };

  test("is put out of a room at Twilio when its time is over, and nobody else", async () => {
    const { come } = await probeIn(20);
    const [ana, probe] = [come("Ana.aaaaaaaa"), come("Ana.aaaaaaaa.probe")];
    expect(await Promise.all([ana.told, probe.told])).toEqual([204, 204]);
    await expect.poll(() => stillThere(probe.person)).toBe(false);
    expect(stillThere(ana.person)).toBe(true);
  });

  test("does not keep the service from ending", async () => {
    const { come, engine } = await probeIn(3_600_000);
    await come("Ana.aaaaaaaa.probe").told;
    await engine.close();
  });
});

test("a removed device that keeps its Twilio token is put out again as soon as it joins", async () => {
  const { fake, engine, tell } = await twilioSetup({ authToken }, { mayEnter: allBut("Bo.bbbbbbbb") });
  await engine.mintToken("Ana.aaaaaaaa", "ops");
  const [room] = fake.rooms;
  if (!room) throw new Error("there is no room");
  for (const _attempt of [1, 2]) {
    const bo = fake.join(opsAtTwilio, "Bo.bbbbbbbb");
    const out = fake.answers(new RegExp(`^POST .*/${bo.sid}$`));
    expect(await tell(participantFields(room, bo))).toBe(204);
    await out;
    expect(stillThere(bo)).toBe(false);
  }
});

test("tells who is in the rooms now, but probes, those who left and those in rooms of others", async () => {
  const { engine, fake, people } = await roomWith("Ana.maaaaaaaaa.aaaaaaaa", "Bo.mbbbbbbbbb.bbbbbbbb");
  fake.join(opsAtTwilio, "Ana.maaaaaaaaa.aaaaaaaa.probe");
  fake.join("somebody-elses-room", "Cy.mccccccccc.cccccccc");
  const [, bo] = people;
  if (bo) bo.endTime = new Date();
  expect(await engine.present()).toEqual(["Ana.maaaaaaaaa.aaaaaaaa"]);
  fake.fail({ to: /^GET .*Participants/, status: 400, times: 1 });
  await expect(engine.present()).rejects.toThrow(/A fault/);
});
