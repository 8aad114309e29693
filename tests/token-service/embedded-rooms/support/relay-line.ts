import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import type { Relay } from "../../../../token-service/embedded-rooms/relay/relay.ts";
import type {
  Refusals,
  RelayEvent,
  RouteChanges,
} from "../../../../token-service/embedded-rooms/relay/relay-messages.ts";
import { createDataPeer, type DataPeer } from "./data-peer.ts";

type Told = Extract<RelayEvent, { connection: string }>;

/** A connection to a relay that the test itself asks for, in place of the rooms. */
export interface RelayLine extends DataPeer {
  /** By which the relay knows it. */
  readonly key: string;
  /** Everything that the relay told of it. */
  readonly told: readonly Told[];
  route(changes: Partial<RouteChanges>): void;
  /** How much was refused so far. */
  refusals(): Refusals;
  untilRefused(why: keyof Refusals, times: number): Promise<void>;
  /** Resolves once this has come over a channel of this label. */
  untilHeard(label: string, text: string): Promise<void>;
}

const noChanges: RouteChanges = { publish: [], unpublish: [], hear: [], unhear: [] };

/** Calls `told` of all that becomes known of a connection from now on. */
const collect = (relay: Relay, key: string): Told[] => {
  const told: Told[] = [];
  relay.listen({ told: (event) => void (event.connection === key && told.push(event)), restarted: () => {} });
  return told;
};

/**
 * Connects a member that publishes tracks, each with its label as its SID, and hears others' under theirs. Resolves once its own
 * channels are open.
 *
 * @param open labels of the channels that it opens; those of its tracks unless given
 */
export const connectLine = async (
  relay: Relay,
  member: string,
  { publishes = [], hears = [], open = publishes }: Record<string, string[]> = {},
): Promise<RelayLine> => {
  const key = randomUUID();
  const told = collect(relay, key);
  const peer = createDataPeer(open.length > 0 ? open : ["unused"]);
  relay.send({ type: "answer", connection: key, member, offer: await peer.description() });
  const route = (changes: Partial<RouteChanges>) =>
    relay.send({ type: "route", connection: key, ...noChanges, ...changes });
  route({ publish: publishes.map((label) => [label, label]), hear: hears.map((track) => [track, track]) });
  const described = await vi.waitFor(
    () => told.find((event) => event.type === "described") ?? expect.fail("not described"),
    { timeout: 10_000, interval: 10 },
  );
  peer.take("answer", described.description.sdp);
  await vi.waitFor(() => expect([...peer.open]).toEqual(expect.arrayContaining(open)), {
    timeout: 10_000,
    interval: 10,
  });
  const refusals = (): Refusals => {
    const sum = { label: 0, size: 0, rate: 0, unread: 0 };
    for (const event of told) {
      if (event.type !== "refused") continue;
      for (const why of Object.keys(sum) as (keyof Refusals)[]) sum[why] += event.refusals[why];
    }
    return sum;
  };
  return {
    ...peer,
    key,
    told,
    route,
    refusals,
    untilHeard: (label, text) =>
      vi.waitFor(() => expect(peer.heard).toContainEqual({ label, text }), { timeout: 10_000, interval: 10 }),
    untilRefused: (why, times) =>
      vi.waitFor(() => expect(refusals()[why]).toBe(times), { timeout: 10_000, interval: 50 }),
  };
};
