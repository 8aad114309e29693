import fc from "fast-check";
import { expect, it } from "vitest";
import { parseFrame } from "../../../token-service/embedded-rooms/signaling/client-message.ts";
import { connectMessage } from "./support/signaling-client.ts";

const parse = (value: unknown) => parseFrame(Buffer.from(JSON.stringify(value) ?? ""), false);

it("reads a hello with its room message", () => {
  const body = connectMessage("token");
  expect(parse({ type: "hello", version: 2, id: "x", timeout: 5000, body })).toMatchObject({
    frame: { type: "hello", body: { type: "connect", name: null } },
  });
});

it("reads the hello of early releases, which names no version and brings no message", () => {
  expect(parse({ type: "hello", id: "x", timeout: 5000 })).toMatchObject({ frame: { type: "hello" } });
});

it("reads the offer of a client with 30 cameras, which has 4 kB for each", () => {
  const offer = { id: "pc", description: { type: "offer", revision: 1, sdp: "x".repeat(126_000) } };
  const body = { ...connectMessage("token"), peer_connections: [offer] };
  expect(parse({ type: "msg", body })).toMatchObject({ frame: { type: "msg" } });
});

it("refuses a binary frame with 1003, what is not JSON with 1007, and the rest with 1008", () => {
  expect(parseFrame(Buffer.from("{}"), true)).toMatchObject({ closeCode: 1003 });
  expect(parseFrame(Buffer.from("{"), false)).toMatchObject({ closeCode: 1007 });
  expect(parse({ type: "shout" })).toMatchObject({ closeCode: 1008 });
});

it("does not repeat in its reason what the client sent", () => {
  const refused = parse({ type: "msg", body: { type: "sync", version: 2, session: 5, token: "hunter2" } });
  expect(refused).toMatchObject({ reason: expect.stringContaining("body.session") });
  expect(JSON.stringify(refused)).not.toContain("hunter2");
});

it.each([
  ["an SDP of over 128 kB", { description: { type: "offer", revision: 1, sdp: "x".repeat(131_073) } }],
  ["over 128 candidates", { ice: { revision: 1, candidates: Array(129).fill({ candidate: "" }) } }],
  [
    "a candidate of over 512 characters",
    { ice: { revision: 1, candidates: [{ candidate: "x".repeat(513) }] } },
  ],
  ["a revision that is not a counter", { ice: { revision: 0.5, candidates: [] } }],
  ["an order that only the service may give", { description: { type: "create-offer", revision: 1 } }],
])("refuses %s", (_, state) => {
  const body = { ...connectMessage("token"), peer_connections: [{ id: "pc", ...state }] };
  expect(parse({ type: "msg", body })).toMatchObject({ closeCode: 1008 });
});

it("refuses over 128 peer connections and over 1,024 tracks", () => {
  const connect = connectMessage("token");
  const crowd = { ...connect, peer_connections: Array(129).fill({ id: "pc" }) };
  expect(parse({ type: "msg", body: crowd })).toMatchObject({ closeCode: 1008 });
  const [track] = connect.participant.tracks;
  const tracks = { ...connect, participant: { revision: 1, tracks: Array(1025).fill(track) } };
  expect(parse({ type: "msg", body: tracks })).toMatchObject({ closeCode: 1008 });
});

it("throws at no garbage", () => {
  const mangled = fc
    .tuple(fc.constantFrom(...Object.keys(connectMessage(""))), fc.jsonValue())
    .map(([key, value]) =>
      JSON.stringify({ type: "msg", body: { ...connectMessage("token"), [key]: value } }),
    );
  const garbage = fc.oneof(
    fc.uint8Array().map(Buffer.from),
    fc.json().map(Buffer.from),
    mangled.map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(garbage, fc.boolean(), (data, isBinary) => {
      const parsed = parseFrame(data, isBinary);
      expect("frame" in parsed || parsed.closeCode >= 1003).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
