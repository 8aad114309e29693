import { beforeEach, expect, test, vi } from "vitest";
import type { Session } from "../../../extension/core/rooms/session.ts";
import type { WireMessage } from "../../../extension/shared/wire-schema.ts";
import { freshCore } from "../support/fresh-core.ts";
import { idOf, sentPing } from "../support/pings.ts";
import { stayOf } from "../support/stays.ts";

const core = freshCore(() => import("../../../extension/core/outbox/ask-new-device.ts"));

const ana = "Ana.aaaaaaaa";
const bo = "Bo.aaaaaaaa";
const cleo = "Cleo.aaaaaaaa";
const pings = [{ id: idOf(1), from: ana }];

let sent: WireMessage[];
let current: Session | undefined;

const stayIn = (name: string): Session =>
  stayOf(ana, { name, participants: [bo, cleo], say: (message) => sent.push(message) });

beforeEach(async () => {
  await core.outbox.set([sentPing(1, { [bo]: "delivered", [cleo]: "delivered" })]);
  sent = [];
  current = stayIn("ping-room");
});

/** Has a device come into the present room. */
const meeting = () => {
  const meet = core.createNewDeviceInquiry(() => current);
  return (identity: string) => meet(identity, current as Session);
};

test("a device that comes is asked about the pings of which it is not known to the end how far they got", async () => {
  meeting()(bo);
  await core.pass(1_500);
  expect(sent).toEqual([{ kind: "inquiry", to: bo, pings }]);
});

test("a device about which nothing is open is asked nothing", async () => {
  await core.outbox.set([]);
  meeting()(bo);
  await core.pass(1_500);
  expect(sent).toEqual([]);
});

test("a device that tells one key after another is asked once it rests, and nobody else waits for that", async () => {
  const meet = meeting();
  meet(cleo);
  for (let times = 0; times < 10; times += 1) {
    meet(bo);
    await core.pass(1_000);
  }
  expect(sent).toEqual([{ kind: "inquiry", to: cleo, pings }]);
  await core.pass(1_500);
  expect(sent.slice(1)).toEqual([{ kind: "inquiry", to: bo, pings }]);
});

test.each([
  ["another room", () => stayIn("lab")],
  ["no room", () => undefined],
])("nobody is asked once we are in %s", async (_what, next) => {
  meeting()(bo);
  current = next();
  await core.pass(1_500);
  expect(sent).toEqual([]);
});

test("what cannot be stored of one device is a line in the log, and the next one is asked", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue();
  await core.outbox.update((sent) => [sentPing(2, { "Bo.bbbbbbbb": "pending" }, { to: "Bo" }), ...sent]);
  core.disk.failNextWrite(new Error("The disk is full.")); // Bo's other device is to be addressed, too.
  const meet = meeting();
  meet(bo);
  meet(cleo);
  await core.pass(1_500);
  expect(sent).toEqual([{ kind: "inquiry", to: cleo, pings }]);
  expect(log).toHaveBeenCalledOnce();
});
