import { connectionSentence, participantsOf, type ShownConnection } from "../shared/connections.ts";
import type { CandidateType, PathInUse, RoomInspection } from "../shared/inspection.ts";
import { say, sayCount, saySentence, type Word } from "../shared/words/say.ts";
import type { Row, Section, Tone } from "./card.tsx";
import type { Facts } from "./facts.ts";
import { briefly, listed, shortTime, span } from "./formats.ts";
import { engineWords } from "./service-section.ts";
import type { Voice } from "./voice.ts";

const ends: Record<CandidateType, Word> = {
  host: "diagnosis_end_host",
  srflx: "diagnosis_end_srflx",
  prflx: "diagnosis_end_prflx",
  relay: "diagnosis_end_relay",
};

/** What a path to the room's server is like: direct, through a router, or through a TURN server. */
export const pathKind = ({ local, remote }: NonNullable<PathInUse["chosen"]>): Word => {
  if (local === "relay" || remote === "relay") return "diagnosis_path_relayed";
  return local === "host" && remote === "host" ? "diagnosis_path_direct" : "diagnosis_path_translated";
};

/** The path of one connection in a line: “Direct (host to host), UDP, round trip 1 ms”. */
export const pathWords = ({ chosen, state }: PathInUse): string => {
  if (!chosen) return say(state === "failed" ? "diagnosis_path_failed" : "diagnosis_path_none");
  const { local, remote, protocol, relayProtocol, roundTripMs } = chosen;
  const parts = [
    say(pathKind(chosen)),
    say("diagnosis_path_ends", say(ends[local]), say(ends[remote])),
    relayProtocol ? say("diagnosis_path_relay_over", relayProtocol.toUpperCase()) : protocol.toUpperCase(),
  ];
  return roundTripMs === undefined
    ? say("diagnosis_path_line", ...parts)
    : say("diagnosis_path_line_timed", ...parts, briefly(roundTripMs));
};

const tones: Record<ShownConnection["state"], Tone | undefined> = {
  connecting: "busy",
  connected: "good",
  checking: "busy",
  reconnecting: "busy",
  disconnected: "bad",
  paused: undefined,
};

/** How good a state of a connection is. */
export const stateTone = ({ state }: ShownConnection): Tone | undefined => tones[state];

const stateRow = (connection: ShownConnection, voice: Voice): Row => {
  const reasons = [
    "why" in connection ? connection.why : undefined,
    "advice" in connection ? connection.advice : undefined,
  ];
  const said = reasons.flatMap((each) => (each ? voice.free(saySentence(each)) : []));
  const tone = stateTone(connection);
  return {
    label: say("diagnosis_state"),
    value:
      said.length > 0
        ? `${connectionSentence(connection)}: ${said.join(" ")}`
        : connectionSentence(connection),
    ...(tone && { tone }),
  };
};

/** “in 3 hr 41 min, at 18:20” */
const ahead = (at: number, now: number): string =>
  say(at > now ? "diagnosis_in_at" : "diagnosis_ago_at", span(at - now), shortTime(at));

const rejoinRow = ({ rejoin }: RoomInspection, now: number): Row => ({
  label: say("diagnosis_rejoin"),
  value: rejoin
    ? say("diagnosis_rejoin_between", shortTime(now + rejoin.opensInMs), shortTime(now + rejoin.closesInMs))
    : say("diagnosis_rejoin_never"),
});

const pathRow = (path: RoomInspection["paths"][number]): Row => {
  const tone = path.state === "connected" ? "good" : path.state === "failed" ? "bad" : "busy";
  return {
    label: say("diagnosis_path"),
    value: pathWords(path),
    tone,
  };
};

/** One room: how it stands, for how long yet, and over which paths. */
const roomSection = (
  room: string,
  connection: ShownConnection,
  inspected: RoomInspection | undefined,
  now: number,
  voice: Voice,
): Section => {
  const { tokenExpiresAt, engine } = connection.state === "connected" ? connection : {};
  const others = participantsOf(connection).length;
  const isIn = "identity" in connection;
  const servers = inspected?.iceServers ?? [];
  return {
    title: say("diagnosis_room", voice.free(room)),
    rows: [
      stateRow(connection, voice),
      ...(engine ? [{ label: say("diagnosis_engine"), value: say(engineWords[engine]) }] : []),
      ...(isIn ? [{ label: say("diagnosis_others"), value: sayCount("diagnosis_devices", others) }] : []),
      ...(tokenExpiresAt === undefined
        ? []
        : [{ label: say("diagnosis_token"), value: ahead(tokenExpiresAt, now) }]),
      ...(inspected ? [rejoinRow(inspected, now)] : []),
      ...(inspected
        ? [
            {
              label: say("diagnosis_ice_servers"),
              value: servers.length > 0 ? listed(servers) : say("diagnosis_none"),
            },
          ]
        : []),
      ...(inspected?.paths ?? []).map(pathRow),
    ],
  };
};

/** A section for each room. */
export const roomSections = (facts: Facts, voice: Voice): Section[] =>
  Object.entries(facts.connections).map(([room, connection]) => {
    const inspected = facts.inspection?.rooms.find((each) => each.room === room);
    return roomSection(room, connection, inspected, facts.now, voice);
  });
