import { createTokenBucket, type TokenBucket } from "../../base/token-bucket.ts";
import { type Beats, createBeats } from "./beats.ts";
import type { OutgoingChannel } from "./outgoing-channels.ts";
import { beatLabel, type RelayLimits } from "./relay-limits.ts";
import type { Refusals, RelayCommand, RelayEvent, RouteChanges } from "./relay-messages.ts";
import type { ConnectionListener, RelayedConnection } from "./relayed-connection.ts";

/** One member's connection, with what it may say and hears. */
interface Line {
  /** SID of the participant. */
  readonly member: string;
  readonly connection: RelayedConnection;
  /** Labels of the channels that the client has open. */
  readonly open: Set<string>;
  /** By the label of its channel, the SID of each track that the member publishes. */
  readonly publishes: Map<string, string>;
  /** By the track's SID, the label under which the member is told of it. */
  readonly hears: Map<string, string>;
  /** By the track's SID, the channels on which the member hears it. */
  readonly feeds: Map<string, OutgoingChannel>;
  readonly budget: TokenBucket;
  /** What was refused since it was told last. */
  refusals: Refusals | undefined;
}

/** Passes what members say on to those who hear it. */
export interface Switchboard {
  carryOut(command: Exclude<RelayCommand, { type: "announce" }>): void;
  /** Tells what was refused since the last time. */
  tellRefusals(): void;
}

/** What a switchboard needs. */
export interface SwitchboardParts {
  connect(key: string, listener: ConnectionListener): RelayedConnection;
  tell(event: RelayEvent): void;
  limits: RelayLimits;
  /** Monotonic milliseconds. */
  now: () => number;
}

/**
 * Makes a switchboard without lines. It knows the sender of everything, since each member has a line and each track one publisher;
 * what a member says on a channel that stands for no track of theirs goes nowhere.
 *
 * Somebody's track is opened for the others once its publisher's own channel is there: who hears of it is heard.
 */
export const createSwitchboard = ({ connect, tell, limits, now }: SwitchboardParts): Switchboard => {
  const lines = new Map<string, Line>();
  /** By a track's SID, those who hear it, and the line of its publisher once its channel is open. */
  const listeners = new Map<string, Set<Line>>();
  const audible = new Map<string, Line>();
  const beats: Beats = createBeats(now);

  const refuse = (line: Line, why: keyof Refusals): void => {
    line.refusals ??= { label: 0, size: 0, rate: 0, unread: 0 };
    line.refusals[why] += 1;
  };
  const feed = (line: Line, track: string): void => {
    const label = line.hears.get(track);
    if (label === undefined || line.feeds.has(track) || !audible.has(track)) return;
    line.feeds.set(track, line.connection.open(label));
  };
  const unhear = (line: Line, track: string): void => {
    line.hears.delete(track);
    line.feeds.get(track)?.close();
    line.feeds.delete(track);
    const left = listeners.get(track);
    left?.delete(line);
    if (left?.size === 0) listeners.delete(track);
  };
  const hear = (line: Line, track: string, label: string): void => {
    if (line.hears.has(track)) unhear(line, track);
    line.hears.set(track, label);
    const all = listeners.get(track) ?? new Set();
    listeners.set(track, all.add(line));
    feed(line, track);
  };
  const becomeAudible = (line: Line, label: string): void => {
    const track = line.publishes.get(label);
    if (track === undefined || !line.open.has(label)) return;
    audible.set(track, line);
    for (const listener of listeners.get(track) ?? []) feed(listener, track);
  };
  const fallSilent = (line: Line, label: string): void => {
    const track = line.publishes.get(label);
    if (track !== undefined && audible.get(track) === line) audible.delete(track);
  };
  const route = (line: Line, changes: RouteChanges): void => {
    for (const label of changes.unpublish) {
      fallSilent(line, label);
      line.publishes.delete(label);
    }
    for (const track of changes.unhear) unhear(line, track);
    for (const [label, track] of changes.publish) {
      line.publishes.set(label, track);
      becomeAudible(line, label);
    }
    for (const [track, label] of changes.hear) hear(line, track, label);
  };
  const say = (line: Line, label: string, data: string | Buffer): void => {
    const track = line.publishes.get(label);
    if (track === undefined) {
      refuse(line, "label");
      return;
    }
    for (const listener of listeners.get(track) ?? []) {
      const channel = listener.feeds.get(track);
      if (channel && !channel.send(data)) refuse(listener, "unread");
    }
  };
  /** Has a member pay for a message. @returns whether it may be said now */
  const admit = (line: Line, data: string | Buffer): boolean => {
    const why = line.budget.isSpent()
      ? "rate"
      : Buffer.byteLength(data) > limits.messageBytes
        ? "size"
        : undefined;
    if (why) refuse(line, why);
    else line.budget.spend(1);
    return why === undefined;
  };
  /** Answers a beat with the members whom its sender hears and who give no sign of life any more. */
  const answerBeat = (line: Line, beat: OutgoingChannel, data: string | Buffer): void => {
    beats.beat(line.member);
    const heard = [...line.hears.keys()].map((track) => audible.get(track)?.member);
    const silent = [...new Set(heard)].filter((member) => member !== undefined && beats.isSilent(member));
    beat.send(JSON.stringify({ nonce: String(data).slice(0, 64), silent }));
  };
  const end = (key: string): void => {
    const line = lines.get(key);
    if (!line) return;
    lines.delete(key);
    for (const label of line.publishes.keys()) fallSilent(line, label);
    for (const track of [...line.hears.keys()]) unhear(line, track);
    beats.forget(line.member);
    line.connection.close();
  };
  const start = (key: string, member: string): Line => {
    const connection = connect(key, {
      described: (type, sdp) => tell({ type: "described", connection: key, description: { type, sdp } }),
      opened: (label) => {
        if (line.open.size >= limits.channels || line.open.has(label)) return false;
        line.open.add(label);
        becomeAudible(line, label);
        return true;
      },
      closed: (label) => {
        line.open.delete(label);
        fallSilent(line, label);
      },
      heard: (label, data) => {
        if (admit(line, data)) say(line, label, data);
      },
      ended: () => {
        end(key);
        tell({ type: "ended", connection: key });
      },
    });
    const line: Line = {
      ...{ member, connection, open: new Set<string>(), publishes: new Map(), hears: new Map() },
      feeds: new Map(),
      budget: createTokenBucket(limits.messageBurst, limits.messagesPerSecond, now),
      refusals: undefined,
    };
    lines.set(key, line);
    return line;
  };
  const openBeat = (line: Line): void => {
    const beat: OutgoingChannel = line.connection.open(beatLabel, (data) => {
      if (admit(line, data)) answerBeat(line, beat, data);
    });
  };
  const take = (key: string, line: Line, type: "offer" | "answer", sdp: string): void => {
    if (line.connection.take(type, sdp)) return;
    end(key);
    tell({ type: "ended", connection: key });
  };
  return {
    carryOut: (command) => {
      const { connection: key } = command;
      if (command.type === "close") return end(key);
      if (command.type === "answer" || command.type === "offer") {
        const line = start(key, command.member);
        if (command.type === "answer") take(key, line, "offer", command.offer);
        return openBeat(line);
      }
      const line = lines.get(key);
      if (!line) return;
      if (command.type === "route") route(line, command);
      else take(key, line, "answer", command.answer);
    },
    tellRefusals: () => {
      for (const [connection, line] of lines) {
        if (line.refusals) tell({ type: "refused", connection, refusals: line.refusals });
        line.refusals = undefined;
      }
    },
  };
};
