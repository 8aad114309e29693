import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addToInbox } from "../../../extension/core/inbox/add-to-inbox.ts";
import { createDeliveries } from "../../../extension/core/outbox/deliveries.ts";
import { pendingDeliveries } from "../../../extension/core/outbox/delivery.ts";
import { recordReceipt } from "../../../extension/core/outbox/receipts.ts";
import type { Ping, ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";
import { sentPing } from "../support/pings.ts";
import { stayOf } from "../support/stays.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A sender, a receiver and what is in flight between them. Outbox and inbox survive restarts, nothing else does. */
const world = () => {
  let outbox: SentPing[] = [];
  let inbox: ReceivedPing[] = [];
  let receiverIsHere = true;
  const shown: string[] = [];
  const pingsInFlight: Ping[] = [];
  const receiptsInFlight: string[] = [];
  let keyIsKnown = true;
  const stay = stayOf("Ana", {
    participants: ["Bo"],
    keyOf: () => (keyIsKnown ? "a key" : undefined),
  });
  const start = () => {
    const deliveries = createDeliveries(
      () => stay,
      ({ delivery: { ping } }) => pingsInFlight.push(ping),
    );
    deliveries.participantsChanged();
    deliveries.add(pendingDeliveries(outbox, Date.now()));
    return deliveries;
  };
  let deliveries = start();

  return {
    shown,
    outbox: () => outbox,
    inbox: () => inbox,
    send: () => {
      const n = outbox.length + 1;
      const to = n % 2 === 0 ? "Bo" : null;
      outbox = [sentPing(n, { Bo: "pending" }, { to, expiresAt: Date.now() + 86_400_000 }), ...outbox];
      deliveries.add(pendingDeliveries(outbox, Date.now()));
    },
    restartSender: () => {
      vi.clearAllTimers();
      deliveries = start();
    },
    pass: (ms: number) => vi.advanceTimersByTime(ms),
    moveReceiver: () => {
      receiverIsHere = !receiverIsHere;
      stay.participants = receiverIsHere ? ["Bo"] : [];
      deliveries.participantsChanged();
    },
    /** The receiver's key is known or has yet to come, as after a rejoin. */
    turnKey: () => {
      keyIsKnown = !keyIsKnown;
      deliveries.participantsChanged();
    },
    /** The n-th message in flight is lost, arrives, or arrives and stays in flight to arrive once more. */
    arrive: (flight: "pings" | "receipts", n: number, fate: "lost" | "arrives" | "doubled") => {
      const inFlight: unknown[] = flight === "pings" ? pingsInFlight : receiptsInFlight;
      if (inFlight.length === 0) return;
      const at = n % inFlight.length;
      const message = inFlight[at];
      if (fate !== "doubled") inFlight.splice(at, 1);
      if (fate === "lost") return;
      if (flight === "receipts") {
        deliveries.confirm(message as string, "Bo");
        outbox = recordReceipt(
          outbox,
          { id: message as string, from: "Bo", outcome: "delivered" },
          Date.now(),
        );
        return;
      }
      if (!receiverIsHere) return;
      const { to, ...ping } = message as Ping;
      const before = inbox;
      const came = { from: "Ana", room: "ping-room", toEveryone: to === null, receivedAt: Date.now() };
      inbox = addToInbox(inbox, [], { ...ping, ...came }, () => "known");
      if (inbox !== before) shown.push(ping.id);
      receiptsInFlight.push(ping.id);
    },
    settle: () => {
      if (!receiverIsHere) stay.participants = ["Bo"];
      receiverIsHere = true;
      keyIsKnown = true;
      deliveries.participantsChanged();
    },
  };
};

const fate = fc.constantFrom("lost" as const, "arrives" as const, "doubled" as const);
const flight = fc.constantFrom("pings" as const, "receipts" as const);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: "send" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "restartSender" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "moveReceiver" as const }) },
  { weight: 1, arbitrary: fc.constant({ do: "turnKey" as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 20_000 }) }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("arrive" as const), flight, n: fc.nat(9), fate }) },
);

// Without a size, fast-check would try short stories only.
const story = fc.array(step, { minLength: 20, maxLength: 150, size: "max" });

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;

const play = (steps: Step[]) => {
  vi.clearAllTimers();
  const played = world();
  for (const each of steps) {
    if (each.do === "pass") played.pass(each.ms);
    else if (each.do === "arrive") played.arrive(each.flight, each.n, each.fate);
    else played[each.do]();
  }
  return played;
};

test("whatever is lost, doubled, reordered or restarted, a ping is shown at most once", () => {
  fc.assert(
    fc.property(story, (steps) => {
      const { shown } = play(steps);
      expect(new Set(shown).size).toBe(shown.length);
    }),
  );
});

test("“delivered” is never claimed of a ping that is not in the inbox", () => {
  fc.assert(
    fc.property(story, (steps) => {
      const { outbox, inbox } = play(steps);
      const stored = new Set(inbox().map(({ id }) => id));
      const claimed = outbox().filter(({ recipients }) => recipients[0]?.outcome === "delivered");
      expect(claimed.filter(({ id }) => !stored.has(id))).toEqual([]);
    }),
  );
});

test("pings are shown in the order in which they were sent", () => {
  fc.assert(
    fc.property(story, (steps) => {
      const { shown } = play(steps);
      expect(shown).toEqual(shown.toSorted());
    }),
  );
});

test("once messages arrive again, every ping is delivered", () => {
  fc.assert(
    fc.property(story, (steps) => {
      const played = play(steps);
      played.settle();
      for (let round = 0; round < 200; round += 1) {
        played.pass(15_000);
        for (let n = 0; n < 4; n += 1) {
          played.arrive("pings", 0, "arrives");
          played.arrive("receipts", 0, "arrives");
        }
      }
      const outcomes = played.outbox().map(({ recipients }) => recipients[0]?.outcome);
      expect(outcomes.every((outcome) => outcome === "delivered")).toBe(true);
    }),
    { numRuns: 50 },
  );
});
