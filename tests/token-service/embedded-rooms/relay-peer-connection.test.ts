import fc from "fast-check";
import { expect, it } from "vitest";
import { createPeerPair } from "../../../token-service/embedded-rooms/peer-pair/peer-pair.ts";
import { relayPeerConnection } from "../../../token-service/embedded-rooms/peer-pair/relay-peer-connection.ts";
import { isKeptOverRestart } from "../../../token-service/embedded-rooms/peer-pair/settled-pair.ts";
import type { ReportedPeerConnection } from "../../../token-service/embedded-rooms/signaling/client-message.ts";
import { answer, candidates, offer } from "./support/signaling-client.ts";

const pair = () => createPeerPair("pc", "A", "B", 0);
/** What the other side is told, in short. */
const relay = (
  on: ReturnType<typeof pair>,
  from: "A" | "B",
  report: Parameters<typeof relayPeerConnection>[2],
) => {
  const told = relayPeerConnection(on, from, report, 0);
  return told && [told.description?.type, told.description?.revision ?? told.ice?.revision];
};

it("passes on an offer, its answer and the candidates of both", () => {
  const pc = pair();
  expect(relay(pc, "A", offer("pc"))).toEqual(["offer", 1]);
  expect(relay(pc, "B", answer("pc"))).toEqual(["answer", 1]);
  expect(relay(pc, "A", candidates("pc", 1))).toEqual([undefined, 1]);
  expect(relay(pc, "B", candidates("pc", 1))).toEqual([undefined, 1]);
});

it("drops the second of two offers with one revision, so that only its maker rolls back", () => {
  const pc = pair();
  relay(pc, "A", offer("pc"));
  relay(pc, "B", answer("pc"));
  expect(relay(pc, "B", offer("pc", 2))).toEqual(["offer", 2]);
  expect(relay(pc, "A", offer("pc", 2))).toBeUndefined();
  expect(relay(pc, "A", answer("pc", 2))).toEqual(["answer", 2]);
  expect(relay(pc, "A", offer("pc", 3))).toEqual(["offer", 3]);
});

it("drops an answer to an offer that was not the newest", () => {
  const pc = pair();
  relay(pc, "A", offer("pc", 1));
  relay(pc, "A", offer("pc", 2));
  expect(relay(pc, "B", answer("pc", 1))).toBeUndefined();
  expect(relay(pc, "B", answer("pc", 2))).toEqual(["answer", 2]);
});

it("drops an answer from the side that made the offer", () => {
  const pc = pair();
  relay(pc, "A", offer("pc"));
  expect(relay(pc, "A", answer("pc"))).toBeUndefined();
});

it("drops candidates that are not newer than the last", () => {
  const pc = pair();
  expect(relay(pc, "A", candidates("pc", 2))).toEqual([undefined, 2]);
  expect(relay(pc, "A", candidates("pc", 2))).toBeUndefined();
  expect(relay(pc, "A", candidates("pc", 1))).toBeUndefined();
  expect(relay(pc, "B", candidates("pc", 1))).toEqual([undefined, 1]);
});

it("keeps a pair over a restart once it is answered and both sides have all candidates", () => {
  const pc = pair();
  relay(pc, "A", offer("pc"));
  relay(pc, "B", answer("pc"));
  relay(pc, "A", candidates("pc", 1, true));
  expect(isKeptOverRestart(pc)).toBe(false);
  relay(pc, "B", candidates("pc", 1, true));
  expect(isKeptOverRestart(pc)).toBe(true);
});

it("does not keep a pair whose candidates belong to an earlier description", () => {
  const pc = pair();
  relay(pc, "A", offer("pc"));
  relay(pc, "B", answer("pc"));
  for (const side of ["A", "B"] as const) relay(pc, side, candidates("pc", 1, true));
  relay(pc, "A", offer("pc", 2, "restarted"));
  relay(pc, "B", answer("pc", 2, "restarted"));
  expect(isKeptOverRestart(pc)).toBe(false);
});

it("never passes on two offers of one revision, nor an answer without its offer, whatever the sides say", () => {
  const reports: Record<string, (id: string, revision: number) => ReportedPeerConnection> = {
    offer,
    answer,
    ice: candidates,
  };
  const side = fc.constantFrom("A" as const, "B" as const);
  const revision = fc.nat(6);
  const step = fc.record({ side, revision, what: fc.constantFrom("offer", "answer", "ice") });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const pc = pair();
      const offers = new Map<number, string>();
      for (const { side, revision, what } of steps) {
        const told = relayPeerConnection(
          pc,
          side,
          reports[what]?.("pc", revision) ?? { id: "pc" },
          0,
        )?.description;
        if (told?.type === "offer") {
          expect(offers.has(told.revision)).toBe(false);
          expect(told.revision).toBeGreaterThan(Math.max(0, ...offers.keys()));
          offers.set(told.revision, side);
        }
        if (told?.type === "answer") expect(offers.get(told.revision)).not.toBe(side);
      }
    }),
    { numRuns: 500 },
  );
});
