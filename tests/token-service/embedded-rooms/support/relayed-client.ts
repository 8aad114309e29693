import { expect, vi } from "vitest";
import type {
  PeerConnectionState,
  ServerMessage,
  Subscribed,
} from "../../../../token-service/embedded-rooms/signaling/server-message.ts";
import { createDataPeer, type DataPeer } from "./data-peer.ts";
import { answer, dataTrack, type Joining, joinAs, type Member, offer } from "./signaling-client.ts";

/** Somebody in a room with a connection to its relay, who does what the SDK does of it. */
export interface RelayedClient extends Member {
  /** Its connection now. */
  readonly peer: DataPeer;
  /** Ids of the connections that it was told to close, in that order. */
  readonly closedIds: readonly string[];
  /** Id of its connection now. */
  readonly id: string;
  /** Says something on a track of its own. @returns false while its channel is not open */
  speak(track: string, text: string | Buffer): boolean;
  /** What it heard so far of a track, on whichever connection. @param track SID */
  heardOn(track: string): string[];
  /** The label of a track's channel now; undefined when it was told of none. */
  labelOf(track: string): string | undefined;
  /** Offers once more under the same id, as the SDK restarts ICE. */
  restartIce(): Promise<void>;
  /** Publishes these tracks and no others. */
  publish(...tracks: string[]): void;
  /** Everything that it was told, in that order. */
  readonly messages: readonly ServerMessage[];
}

/**
 * Joins a room with a real offer, where it has tracks, and otherwise takes the relay's. Each track's name, its id and the label of
 * its channel are the same.
 */
export const joinRelayed = async (
  url: string,
  identity: string,
  room = "room",
  { tracks = [identity], ...joining }: Omit<Joining, "offered" | "hear"> = {},
): Promise<RelayedClient> => {
  let own = tracks;
  let revision = 1 + tracks.length;
  let peer = createDataPeer(tracks);
  const past: DataPeer[] = [];
  let id = "";
  let offeredRevision = 1;
  let isAnswered = false;
  const closedIds: string[] = [];
  const messages: ServerMessage[] = [];
  const trackOf = new Map<string, string>();
  let subscribed: Subscribed["tracks"] = [];

  const renew = (next: string, labels: readonly string[]): void => {
    past.push(peer);
    id = next;
    isAnswered = false;
    peer = createDataPeer(labels);
  };
  const describe = async (type: "answer" | "offer", described: number): Promise<void> => {
    const [current, sdp] = [id, await peer.description()];
    offeredRevision = described;
    await tell({ peer_connections: [(type === "answer" ? answer : offer)(current, described, sdp)] });
  };
  const take = ({ id: said, description }: PeerConnectionState): void => {
    if (description?.type === "close") {
      closedIds.push(said);
      if (said === id) peer.close();
    } else if (description?.type === "create-offer") {
      renew(said, own);
      void describe("offer", description.revision + 1);
    } else if (description?.type === "offer" && said !== id) {
      renew(said, []);
      peer.take("offer", description.sdp);
      void describe("answer", description.revision);
    } else if (description?.type === "answer" && said === id && !isAnswered) {
      isAnswered = true;
      peer.take("answer", description.sdp);
    }
  };
  const hear = (message: ServerMessage): void => {
    messages.push(message);
    if ("subscribed" in message && message.subscribed) {
      subscribed = message.subscribed.tracks;
      for (const { id: label, sid } of subscribed) trackOf.set(label, sid);
    }
    // What comes with `connected` closes what was offered in vain.
    if ("peer_connections" in message) for (const state of message.peer_connections ?? []) take(state);
  };
  const offered = tracks.length > 0 ? await peer.description() : undefined;
  id = joining.pc ?? `${identity}-${Math.random()}`;
  const entering = joinAs(url, identity, room, {
    ...joining,
    ...(offered !== undefined && { offered }),
    tracks,
    pc: id,
    hear,
  });
  let socket: Promise<Pick<Member, "say">> = entering;
  const tell = async (news: object): Promise<void> => {
    const { session } = await entering;
    (await socket).say({ type: "update", version: 2, session, ...news });
  };
  const joined = await entering;
  return {
    ...joined,
    resume: (reports, state = { revision, tracks: own.map(dataTrack) }) => {
      const again = joined.resume(reports, state);
      socket = again;
      return again;
    },
    closedIds,
    messages,
    get peer() {
      return peer;
    },
    get id() {
      return id;
    },
    speak: (track, text) => peer.say(track, text),
    heardOn: (track) =>
      [...past, peer].flatMap(({ heard }) =>
        heard.filter(({ label }) => trackOf.get(label) === track).map(({ text }) => text),
      ),
    labelOf: (track) => subscribed.find(({ sid }) => sid === track)?.id,
    restartIce: async () => {
      const other = createDataPeer(["restarted"]);
      await tell({ peer_connections: [offer(id, offeredRevision + 1, await other.description())] });
    },
    publish: (...next) => {
      for (const track of next) if (!own.includes(track)) peer.openChannel(track);
      own = next;
      revision += 1;
      void tell({ participant: { revision, tracks: next.map(dataTrack) }, peer_connections: [] });
    },
  };
};

/** Speaks over and over until that was heard: what is said while a connection is renewed is lost. @param track its label */
export const untilReached = (
  from: RelayedClient,
  track: string,
  sid: string,
  to: RelayedClient,
  text: string,
): Promise<void> =>
  vi.waitFor(
    () => {
      from.speak(track, text);
      expect(to.heardOn(sid)).toContain(text);
    },
    { timeout: 15_000, interval: 30 },
  );
