import type { Logger } from "pino";
import type { Relay } from "./relay/relay.ts";
import { type ClientOffer, closing, offerIn, type RelayLink } from "./relay/relay-link.ts";
import type { RelayEvent } from "./relay/relay-messages.ts";
import { createRoutes } from "./relay/routes.ts";
import { randomId } from "./room/ids.ts";
import type { Participant, Room, RoomContext } from "./room/room.ts";
import { subscribedBy } from "./room/room-view.ts";
import type { Seating } from "./seating.ts";
import type { ReportedPeerConnection } from "./signaling/client-message.ts";
import type { PeerConnectionState } from "./signaling/server-message.ts";
import type { Seat } from "./state/room-directory.ts";

/** The participants' connections to the relay, one for each. */
export interface Connections {
  /** Takes the offers of somebody who comes in. @returns what `connected` says of them */
  begin(seat: Seat, offered: readonly ReportedPeerConnection[]): PeerConnectionState[];
  /** Takes what somebody says of their connections. @returns what that costs, see `frameCost` */
  hear(seat: Seat, reports: readonly ReportedPeerConnection[]): number;
  /** The same of somebody with a new socket. @returns what `synced` says: the one connection that counts */
  resume(seat: Seat, reports: readonly ReportedPeerConnection[]): PeerConnectionState[];
  /** Has the relay know who hears whom in a room now. */
  route(room: Room): void;
  /** Ends a participant's connection. */
  end(participant: Participant): void;
  /** Lets go of the relay. */
  close(): void;
}

/** What a new connection costs a client, as the relay has keys to agree on. */
const connectionCost = 100;

/**
 * Makes the connections of a process, of which there are none yet.
 *
 * A client offers its first connection with `connect`, and each later one when asked to, since it adds its tracks to what it offers.
 * Only to a client without tracks the relay offers. That the SDK restarts ICE is answered by another connection: libdatachannel
 * restarts none.
 *
 * Who has no socket at the moment is asked for an offer when it comes back.
 */
export const createConnections = (
  relay: Relay,
  seating: Seating,
  { nextRevision }: Pick<RoomContext, "nextRevision">,
  log: Logger,
): Connections => {
  const seats = new Map<string, Seat>();
  const routes = createRoutes(relay.send);

  const deliver = ({ participant }: Seat, states: PeerConnectionState[], room?: Room): void => {
    const subscribed = room && subscribedBy(room, participant, nextRevision());
    const body = { type: "update", peer_connections: states, ...(subscribed && { subscribed }) } as const;
    seating.deliver([{ to: [participant.sid], body }]);
  };
  const link = (seat: Seat, id: string, state: RelayLink["state"]): RelayLink => {
    const made: RelayLink = { id, key: randomId(), state, revision: 0, description: undefined };
    seat.participant.link = made;
    seats.set(made.key, seat);
    return made;
  };
  const end = (participant: Participant): void => {
    const { link } = participant;
    if (!link) return;
    participant.link = undefined;
    seats.delete(link.key);
    routes.forget(link.key);
    relay.send({ type: "close", connection: link.key });
  };
  const answer = ({ room, participant }: Seat, link: RelayLink, { sdp, revision }: ClientOffer): void => {
    link.state = "answering";
    link.revision = revision;
    relay.send({ type: "answer", connection: link.key, member: participant.sid, offer: sdp });
    routes.update(room, participant);
  };
  /** Begins another connection in place of the one there was. @returns what the client is told of the new one */
  const replace = (seat: Seat, mayOffer = seat.participant.tracks.length > 0): PeerConnectionState[] => {
    const { room, participant } = seat;
    end(participant);
    const fresh = link(seat, randomId(), mayOffer ? "asked" : "offering");
    if (mayOffer) return [{ id: fresh.id, description: { type: "create-offer", revision: 1 } }];
    relay.send({ type: "offer", connection: fresh.key, member: participant.sid });
    routes.update(room, participant);
    return [];
  };
  /** The same, told to a client that has a socket; one that has none is asked when it comes back. */
  const renew = (seat: Seat, mayOffer?: boolean): void => {
    const { room, participant } = seat;
    const old = participant.link;
    if (!seating.isOnline(participant.sid)) {
      end(participant);
      return;
    }
    const fresh = replace(seat, mayOffer);
    deliver(seat, [...(old ? [closing(old.id, old.revision)] : []), ...fresh], room);
  };
  const take = (seat: Seat, report: ReportedPeerConnection): number => {
    const { link } = seat.participant;
    const { description } = report;
    if (!link || link.id !== report.id || !description) return 0;
    if (description.type === "answer") {
      if (link.state !== "offered" || description.revision !== link.revision) return 0;
      link.state = "described";
      relay.send({ type: "accept", connection: link.key, answer: description.sdp });
      // One that the relay cannot take has it begin another connection.
      return connectionCost;
    }
    if (description.revision <= link.revision && description.type === "offer") return 0;
    const offer = offerIn(report);
    if (offer && link.state === "asked") answer(seat, link, offer);
    else renew(seat, link.state === "asked" ? false : undefined);
    return connectionCost;
  };
  const describe = (seat: Seat, { type, sdp }: { type: "answer" | "offer"; sdp: string }): void => {
    const { link } = seat.participant;
    if (!link) return;
    link.state = type === "answer" ? "described" : "offered";
    link.revision ||= 1;
    link.description = { type, revision: link.revision, sdp };
    deliver(seat, [{ id: link.id, description: link.description }]);
  };
  const takeEvent = (event: Extract<RelayEvent, { connection: string }>): void => {
    const seat = seats.get(event.connection);
    if (!seat) return;
    const { room, participant } = seat;
    if (event.type === "described") describe(seat, event.description);
    else if (event.type === "ended") renew(seat);
    else {
      const { refusals } = event;
      log.warn({ room: room.sid, participant: participant.sid, refusals }, "the relay refused messages");
    }
  };
  const stopListening = relay.listen({
    told: takeEvent,
    restarted: () => {
      for (const seat of [...seats.values()]) renew(seat);
    },
  });

  return {
    begin: (seat, offered) => {
      const first = offered.find((report) => offerIn(report));
      const others = offered.filter((report) => report !== first);
      const closed = others.map(({ id, description }) => closing(id, description?.revision ?? 0));
      const offer = first && offerIn(first);
      if (!first || !offer) return [...closed, ...replace(seat, false)];
      answer(seat, link(seat, first.id, "asked"), offer);
      return closed;
    },
    hear: (seat, reports) => reports.reduce((cost, report) => cost + take(seat, report), 0),
    resume: (seat, reports) => {
      const { link } = seat.participant;
      const report = reports.find(({ id }) => id === link?.id);
      if (!link || !report || !relay.isUp()) return replace(seat);
      const offer = offerIn(report);
      if (link.state === "asked" && offer) answer(seat, link, offer);
      else if (link.state === "asked" || (offer && offer.revision > link.revision)) return replace(seat);
      else take(seat, report);
      return [{ id: link.id, ...(link.description && { description: link.description }) }];
    },
    route: (room) => {
      for (const participant of room.participants.values()) routes.update(room, participant);
    },
    end,
    close: stopListening,
  };
};
