import { expect, it } from "vitest";
import {
  answer,
  candidates,
  joinAs,
  negotiate,
  offer,
  untilConnection,
  untilDescribed,
} from "./support/signaling-client.ts";
import { withService } from "./support/with-service.ts";

const pairUp = async (timing = {}) => {
  const service = await withService({ timing });
  const ana = await joinAs(service.url, "ana");
  const ben = await joinAs(service.url, "ben");
  return { ana, ben, pc: ben.pc, service };
};

it("carries offer, answer and candidates from one to the other", async () => {
  const { ana, ben, pc } = await pairUp();
  expect(await untilDescribed(ana, "offer")).toEqual(offer(pc));
  ana.update([answer(pc)]);
  expect(await untilDescribed(ben, "answer")).toEqual(answer(pc));
  ben.update([candidates(pc, 1)]);
  expect(await untilConnection(ana, ({ ice }) => ice !== undefined)).toEqual(candidates(pc, 1));
});

it("passes on one of two offers made at once", async () => {
  const { ana, ben, pc } = await pairUp();
  await negotiate(ben, ana);
  ana.update([offer(pc, 2)]);
  await untilDescribed(ben, "offer");
  ben.update([offer(pc, 2)]);
  ben.update([answer(pc, 2), offer(pc, 3)]);
  expect((await untilConnection(ana, () => true)).description).toMatchObject({ type: "answer", revision: 2 });
  expect((await untilConnection(ana, () => true)).description).toMatchObject({ type: "offer", revision: 3 });
});

it("ignores reports on connections that do not exist or are others'", async () => {
  const { ana, ben, pc, service } = await pairUp();
  const cas = await joinAs(service.url, "cas");
  cas.update([offer("nothing", 5), answer(pc), { id: pc, description: { type: "close", revision: 2 } }]);
  cas.update([candidates(cas.pc, 1)]);
  expect((await untilConnection(ana, ({ ice }) => ice !== undefined)).id).toBe(cas.pc);
  // Had any of it been taken for Ana's, Ben would have heard of it first.
  ana.update([answer(pc)]);
  expect((await untilConnection(ben, () => true)).description).toEqual(answer(pc).description);
});

it("does not let a newcomer take over a connection by offering under its id", async () => {
  const { ana, ben, pc, service } = await pairUp();
  const cas = await joinAs(service.url, "cas");
  cas.say({ type: "disconnect", version: 2, session: cas.session });
  const dan = await joinAs(service.url, "dan", "room", { pc });
  expect(dan.connected.peer_connections).toMatchObject([
    { id: pc, description: { type: "close" } },
    { description: { type: "create-offer" } },
    { description: { type: "create-offer" } },
  ]);
  ana.update([answer(pc)]);
  expect((await untilDescribed(ben, "answer")).id).toBe(pc);
});

it("replaces a connection that one side gave up after it had worked", async () => {
  const { ana, ben, pc } = await pairUp({ settleMs: 0, sweepMs: 5, pingMs: 5 });
  await negotiate(ben, ana);
  // Only a settled connection is replaced; this one is as soon as the sweep has seen it.
  const giveUp = { id: pc, description: { type: "close", revision: 2 } };
  await new Promise((resolve) => ben.socket.once("ping", resolve));
  ben.update([giveUp]);
  expect((await untilDescribed(ana, "close")).id).toBe(pc);
  const { id } = await untilDescribed(ben, "create-offer");
  expect(id).not.toBe(pc);
  ben.update([offer(id, 2)]);
  expect((await untilDescribed(ana, "offer", id)).description?.revision).toBe(2);
});
