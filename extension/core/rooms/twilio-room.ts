import {
  type ConnectOptions,
  connect,
  LocalDataTrack,
  type RemoteParticipant,
  type Room as SdkRoom,
  version,
} from "twilio-video";
import { isProbe, isProbeOf, takesPings } from "../../shared/identity.ts";
import { ConnectionError } from "../access/connection-problem.ts";
import type { RoomAccess, TrackName } from "../access/request-access.ts";
import { watchConnections } from "./inspect-connections.ts";
import { createRelayChannel, type RelayChannel } from "./relay-channel.ts";
import { type JoinRoom, type Path, type RelayPath, type RoomEvents, trackState } from "./room.ts";
import { isMediaError, joinProblem, twilioProblem } from "./twilio-problem.ts";

// The SDK itself waits for ever for an answer to its `connect` (twilio-video 2.36.0, es5/signaling/v2/cancelableroomsignalingpromise.js).
const joinTimeoutMs = 20_000;

// Whenever the SDK would log something, its logger looks here how much it may say; where it finds nothing it reads the cookies of this
// document, which the browser's process has. That was a third of what the core ran while nothing happens.
if ("localStorage" in globalThis) localStorage.setItem("loglevel:twilio-video", "SILENT");

// The SDK's ICE restarts do not recover from each outage; a fresh join does.
const repairTimeoutMs = 15_000;

// Embedded rooms show a probe to nobody but its own device; at Twilio everybody sees it.
const othersIn = (room: SdkRoom): RemoteParticipant[] =>
  [...room.participants.values()].filter(({ identity }) => !isProbe(identity));

const identitiesIn = (room: SdkRoom): string[] => othersIn(room).map(({ identity }) => identity);

const pathsIn = (room: SdkRoom, { role }: RoomAccess): Path[] =>
  othersIn(room).map(({ identity, dataTracks }) => ({
    identity,
    state: trackState([...dataTracks.values()], role),
  }));

const tracksFor = ({ tracks = ["pings"] }: RoomAccess): Map<TrackName, LocalDataTrack> =>
  new Map(tracks.map((name) => [name, new LocalDataTrack({ name })]));

// Two who only send have nothing to tell each other.
const isHeard = (room: SdkRoom, { role = "both", tracks = ["pings"] }: RoomAccess): boolean =>
  role !== "both" || tracks.includes("receipts") || identitiesIn(room).every(takesPings);

// The local participant's state is that of the signalling, which closes after three heartbeats of 5 s were missed
// (twilio-video 2.36.0, es5/twilioconnection.js). The room's state adds that of the peer connections; when the last of
// them has failed and its participant is gone, it says “reconnecting” until the next one comes.
const isUp = (room: SdkRoom): boolean =>
  room.localParticipant.state === "connected" && (room.state === "connected" || othersIn(room).length === 0);

/** Tells of what happens in the room. @returns ends that */
const follow = (room: SdkRoom, { identity: own }: RoomAccess, events: RoomEvents): (() => void) => {
  let repairTimer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(repairTimer);
    room.removeAllListeners();
  };
  const end = (error: unknown) => {
    stop();
    events.ended(twilioProblem(error));
  };
  const tellParticipants = () => events.participants(identitiesIn(room));

  room.on("trackMessage", (data, { name }, { identity }) => {
    if (isProbe(identity) && !isProbeOf(identity, own)) return;
    events.message(data, { from: identity, track: name });
  });
  room.on("trackSubscribed", (_track, _publication, { identity }) => {
    if (!isProbe(identity)) events.reached(identity);
  });
  room.on("participantConnected", tellParticipants);
  room.on("participantDisconnected", tellParticipants);
  // The room's own events tell of peer connections too, and then of one that failed among many that work: whether the
  // data path holds, the heartbeat finds out. These tell of the signalling alone.
  room.localParticipant.on("reconnecting", () => events.reconnecting());
  room.localParticipant.on("reconnected", () => events.reconnected());
  room.on("reconnecting", (error) => {
    if (!isMediaError(error)) return;
    repairTimer = setTimeout(end, repairTimeoutMs, error);
  });
  room.on("reconnected", () => clearTimeout(repairTimer));
  // Without one of its data tracks this participant could hear and not be heard by all.
  room.localParticipant.once("trackPublicationFailed", end);
  room.once("disconnected", (_room, error) => end(error));
  tellParticipants();
  return stop;
};

/** The way to the relay, with people in place of SIDs. */
const relayPath = (room: SdkRoom, { ask, onAnswer }: RelayChannel): RelayPath => ({
  ask,
  onAnswer: (listener) =>
    onAnswer(({ nonce, silent }) => {
      const identities = silent.map((sid) => room.participants.get(sid)?.identity);
      listener(nonce, new Set(identities.filter((identity) => identity !== undefined)));
    }),
});

/** The room client and its version. */
export const roomClient = (): string => `twilio-video ${version}`;

/**
 * The address of the signalling with the wish to stay in the room however long the service is away, and to come back to it by
 * itself. Otherwise the SDK ends the room after the half minute that other clients are used to
 * (`token-service/embedded-rooms/signaling/accept-upgrades.ts`).
 */
const outlastingOutages = (wsServer: string): string => {
  const address = new URL(wsServer);
  address.searchParams.set("outages", "outlasted");
  return address.href;
};

/** The room over twilio-video; no other file joins one by it. */
export const joinTwilioRoom: JoinRoom = async (access, events, signal) => {
  signal.throwIfAborted();
  const tracks = tracksFor(access);
  const carriers = { ping: tracks.get("pings"), signal: tracks.get("receipts") ?? tracks.get("pings") };
  const relay = createRelayChannel();
  const connections = watchConnections(relay.take);
  const { wsServer } = access.connectOptions;
  // `tracks` is always given: without it the SDK would ask for the camera and the microphone.
  const joining = connect(access.token, {
    ...access.connectOptions,
    tracks: [...tracks.values()],
    RTCPeerConnection: connections.RTCPeerConnection,
    ...(typeof wsServer === "string" && { wsServer: outlastingOutages(wsServer) }),
    logLevel: "off",
  } as ConnectOptions);
  const giveUp = AbortSignal.any([signal, AbortSignal.timeout(joinTimeoutMs)]);
  const cancel = () => joining.cancel();
  giveUp.addEventListener("abort", cancel);
  try {
    const room = await joining;
    const stop = follow(room, access, events);
    return {
      connections,
      // Twilio's media server answers no beats.
      ...(typeof wsServer === "string" && { relay: relayPath(room, relay) }),
      send: (data, what) => carriers[what]?.send(data),
      paths: () => pathsIn(room, access),
      isHeard: () => isHeard(room, access),
      isUp: () => isUp(room),
      leave: () => {
        stop();
        room.disconnect();
      },
    };
  } catch (cause) {
    signal.throwIfAborted();
    throw new ConnectionError(joinProblem(cause), { cause });
  } finally {
    giveUp.removeEventListener("abort", cancel);
  }
};
