import { beforeEach, expect, test, vi } from "vitest";
import { ConnectionError } from "../../../extension/core/access/connection-problem.ts";
import type { RoomAccess } from "../../../extension/core/access/request-access.ts";
import { createTestPing, type TestPingParts } from "../../../extension/core/diagnosis/take-test-step.ts";
import type { RoomEvents } from "../../../extension/core/rooms/room.ts";
import type { Session } from "../../../extension/core/rooms/session.ts";
import { isProven, prove } from "../../../extension/core/sealing/message-proof.ts";
import { createSealer } from "../../../extension/core/sealing/sealer.ts";
import { decode, encode, sayingOf } from "../../../extension/shared/wire-schema.ts";
import { saySentence, sentenceOf } from "../../../extension/shared/words/say.ts";
import { type Device, newDevice } from "../support/devices.ts";
import { idOf } from "../support/pings.ts";
import { unproving } from "../support/stays.ts";

const device = "Ana.aaaaaaaa.subscribe";
const probe = "Ana.aaaaaaaa.probe";
const request = { serviceUrl: "https://ping.example", name: "Ana", room: "ops", device: "secret" };
const access = { token: "t", identity: probe, room: "ops", connectOptions: {}, stayLimitMs: 600_000 };
const ping = { step: "ping", id: idOf(1), text: "This is your test ping." } as const;

const sealer = createSealer();
let events: RoomEvents;
let sent: string[];
let left: number;
let isOpen: boolean;
let parts: TestPingParts;

/** What the device answers, unless it does not. */
const confirm = (from = device, to = probe, id = idOf(1)) =>
  events.message(encode({ kind: "receipt", id, to, outcome: "delivered" }), { from, track: "receipts" });

beforeEach(() => {
  sent = [];
  left = 0;
  isOpen = true;
  parts = {
    sealer,
    deviceKey: unproving().deviceKey,
    stay: (room) => (room === "ops" ? ({ identity: device, name: "ops" } as Session) : undefined),
    requestAccess: vi.fn(async () => access as RoomAccess),
    joinRoom: async (_access, told) => {
      events = told;
      return {
        send: (data) => {
          sent.push(data);
        },
        leave: () => {
          left += 1;
        },
        paths: () => [{ identity: device, state: isOpen ? "open" : "missing" }],
        isHeard: () => true,
        isUp: () => true,
      };
    },
  };
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("too slow", "TimeoutError")), ms);
    return controller.signal;
  });
  return () => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  };
});

const entered = async () => {
  const take = createTestPing(parts);
  expect(await take({ step: "service", request })).toBeNull();
  expect(await take({ step: "room" })).toBeNull();
  return take;
};
const why = (problem: Awaited<ReturnType<ReturnType<typeof createTestPing>>>) =>
  problem && saySentence(problem.why);

test("access is asked for as a probe of this device", async () => {
  await entered();
  expect(parts.requestAccess).toHaveBeenCalledWith({ ...request, probe: true }, expect.any(AbortSignal));
});

test("a ping goes sealed to this device alone, again and again until the device confirms it", async () => {
  const take = await entered();
  const pinging = take(ping);
  await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(new Set(sent).size).toBe(1);
  expect(sent).toHaveLength(3);
  const message = decode(sent[0])?.message;
  if (message?.kind !== "sealed") throw new Error("not sealed");
  expect(message).toMatchObject({ id: idOf(1), keys: [{ to: device }] });
  const opened = await (await sealer).open(message, { id: idOf(1), from: probe, room: "ops" }, device);
  expect(opened?.letter).toMatchObject({
    text: "This is your test ping.",
    priority: "ping",
    everyone: false,
  });
  for (const [from, to, id] of [["Bo.bbbbbbbb"], [device, device], [device, probe, idOf(2)]])
    confirm(from, to, id);
  await vi.advanceTimersByTimeAsync(500);
  expect(sent).toHaveLength(4);
  confirm();
  expect(await pinging).toBeNull();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sent).toHaveLength(4);
});

test("the room is through once the device's tracks are open", async () => {
  isOpen = false;
  const take = createTestPing(parts);
  await take({ step: "service", request });
  let through = false;
  const entering = take({ step: "room" }).then((problem) => {
    through = true;
    return problem;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(through).toBe(false);
  isOpen = true;
  events.reached(device);
  expect(await entering).toBeNull();
});

test("each step is given up after ten seconds, in words", async () => {
  isOpen = false;
  const take = createTestPing(parts);
  await take({ step: "service", request });
  const entering = take({ step: "room" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(why(await entering)).toBe("No way through the room to this device opened within 10 seconds.");
  isOpen = true;
  await take({ step: "service", request });
  await take({ step: "room" });
  const pinging = take(ping);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(why(await pinging)).toBe("The ping did not come back within 10 seconds.");
});

test("what the service says is passed on; it is not said to be tried again, as a test is not", async () => {
  const problem = { why: { plain: "Ana was removed." }, advice: { plain: "Ask." } };
  for (const retry of [false, true]) {
    vi.mocked(parts.requestAccess).mockRejectedValueOnce(new ConnectionError({ ...problem, retry }));
    const told = await createTestPing(parts)({ step: "service", request });
    const advice = retry ? sentenceOf("test_ping_service_advice") : problem.advice;
    expect(told).toEqual({ why: problem.why, advice });
  }
});

test("a service that knows no probes would put this device out, so its access is not used", async () => {
  vi.mocked(parts.requestAccess).mockResolvedValue({ ...access, identity: "Ana.aaaaaaaa" } as RoomAccess);
  const take = createTestPing(parts);
  expect(why(await take({ step: "service", request }))).toContain("older than your Pingroom");
  const joining = vi.spyOn(parts, "joinRoom");
  expect(why(await take({ step: "room" }))).toContain("not connected");
  expect(joining).not.toHaveBeenCalled();
});

test.each([
  ["this device is not in the room", undefined],
  ["this device is another one there", { identity: "Ana.bbbbbbbb" } as Session],
])("the room is not entered while %s", async (_which, stay) => {
  const take = createTestPing({ ...parts, stay: () => stay });
  await take({ step: "service", request });
  expect(why(await take({ step: "room" }))).toBe("Pingroom is not connected to the room now.");
});

test("a room that ends the probe's stay says why", async () => {
  const take = await entered();
  const pinging = take(ping);
  await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0));
  const lost = { why: { plain: "The room was closed." }, advice: { plain: "Ask." }, retry: false };
  events.ended(lost);
  expect(why(await pinging)).toBe("The room was closed.");
});

test("the probe leaves at the end, before another test, and after a minute whatever happens", async () => {
  const take = await entered();
  await take({ step: "end" });
  expect(left).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(left).toBe(1);
  await take({ step: "service", request });
  await take({ step: "room" });
  await take({ step: "service", request });
  expect(left).toBe(2);
  await take({ step: "room" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(left).toBe(3);
});

test("a device that has a key gets a ping that its probe has proven, and its own word alone confirms it", async () => {
  const own = await newDevice("Ana.maaaaaaaaa");
  const other = await newDevice("Ana.maaaaaaaaa");
  const ownProbe = `${own.identity}.probe`;
  parts.stay = () => ({ identity: own.identity, name: "ops" }) as Session;
  parts.deviceKey = async () => own.key;
  const { joinRoom } = parts;
  parts.joinRoom = async (...asked) => ({
    ...(await joinRoom(...asked)),
    paths: () => [{ identity: own.identity, state: "open" }],
  });
  vi.mocked(parts.requestAccess).mockResolvedValue({ ...access, identity: ownProbe } as RoomAccess);
  const take = await entered();
  const pinging = take(ping);
  await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0));
  const message = decode(sent[0])?.message;
  if (message?.kind !== "sealed") throw new Error("not sealed");
  const envelope = { id: idOf(1), from: ownProbe, room: "ops" };
  const opened = await (await sealer).open(message, envelope, own.identity);
  const { said = {}, proof } = opened ?? {};
  expect(await isProven(proof, { room: "ops", from: ownProbe, said })).toBe(true);

  const receipt = { kind: "receipt", id: idOf(1), to: ownProbe, outcome: "delivered" } as const;
  const confirms = (by?: string) =>
    events.message(encode(receipt, by), { from: own.identity, track: "receipts" });
  const proofOf = ({ key }: Device) =>
    prove(key, { room: "ops", from: own.identity, said: sayingOf(receipt) });
  const before = sent.length;
  confirms();
  confirms(await proofOf(other));
  for (let times = 0; times < 4; times += 1) {
    await crypto.subtle.digest("SHA-256", new Uint8Array()); // So long as checking a proof may take.
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(sent.length).toBeGreaterThan(before + 2);
  confirms(await proofOf(own));
  expect(await pinging).toBeNull();
});
