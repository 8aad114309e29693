import type { Availability, ShownParticipant } from "../../shared/connection-schema.ts";
import { printOf } from "../../shared/identity.ts";
import type { WireMessage } from "../../shared/wire-schema.ts";
import { debounced } from "../base/async.ts";
import type { Speaker } from "../sealing/speaker.ts";
import { startHeartbeat } from "./heartbeat.ts";
import type { Witness } from "./next-beat.ts";
import { createPeerList } from "./peer-list.ts";
import type { JoinedRoom } from "./room.ts";

const lookMs = 5_000;
// As many as a room holds, and as the wire takes.
const maxAsked = 50;
// Everybody hears an echo, so somebody who asks without end gets no more than this.
const echoPauseMs = 500;

// The SDK dials a service that restarts at least every 10 s (twilio-video 2.36.0, es5/util/backoff.js); and then the relay's connection
// takes a moment, or another one on a busy computer.
const repairMs = 30_000;
const renewalMs = 10_000;

/** What the signs of life of one stay need, and whom they tell. */
export interface LivenessParts {
  room: Pick<JoinedRoom, "paths" | "isHeard" | "isUp" | "relay">;
  /** Says something in it. */
  say: Speaker["say"];
  identity: string;
  /** Whether anyone who can reach the service may be in the room. */
  openToGuests?: boolean | undefined;
  /** Our public key. */
  key: string;
  /** Tells the time of our next statement. */
  statementTime(): number;
  /** How the user is. */
  presence(): Availability;
  /** Called when somebody tells their key for the first time, or another one. */
  onMet(identity: string): void;
  /** Called when somebody is shown differently. */
  onChange(): void;
  /**
   * Called when nothing proves the connection any more, the way to or from one of the others is broken, or somebody has
   * come who may not hear us over the tracks that we have.
   */
  onLost(what: "all" | "one" | "hearing"): void;
}

/** The signs of life of one stay: ours to the others, theirs to us. */
export interface Liveness {
  /** Takes a message that has passed the gate; true if it was a sign of life and so nobody else's business. */
  hear(message: WireMessage, from: string): boolean;
  /** Somebody says what only an earlier or a later version can read. */
  hearOtherVersion(from: string, version: "older" | "newer"): void;
  participantsChanged(): void;
  /** Tells the room our presence, and asks those for theirs who have said nothing yet. */
  tell(): void;
  /** The line to the service is being repaired, or is there again: until then no relay can answer. */
  lineChanged(isThere: boolean): void;
  /** Asks for a proof at once. */
  check(): void;
  /** When the connection last proved to be one, milliseconds since 1970. */
  provenAt(): number;
  /** Somebody's key: undefined while it may still come, null for a page of other software, which has none. */
  keyOf(identity: string): string | null | undefined;
  /** Those who are not simply here. */
  presences(): ShownParticipant[];
}

/** As whom the relay proves the connection; nobody in a room is called so. */
const relayWitness: Witness = { identity: "", state: "open", speaks: true };

/**
 * Begins to give and take signs of life. Each browser sends one beat every 10 s: to the relay, which knows who else beats, or
 * where there is none to one of the others, and it answers about one. So its traffic does not grow with the room.
 *
 * @param signal ends it
 */
export const startLiveness = (parts: LivenessParts, signal: AbortSignal): Liveness => {
  const { room, say, identity } = parts;
  const { relay } = room;
  const attendance = createPeerList(parts.openToGuests);
  const echoedAt = new Map<string, number>();
  let shown = "[]";
  let unheardLooks = 0;

  const heartbeat = startHeartbeat(
    {
      witnesses: () =>
        relay
          ? [relayWitness]
          : room.paths().map((path) => ({ ...path, speaks: attendance.speaks(path.identity) })),
      isUp: room.isUp,
      ask: (to, nonce) => (relay ? relay.ask(nonce) : say({ kind: "beat", to, nonce, ...parts.presence() })),
      onLost: () => parts.onLost("all"),
    },
    signal,
  );
  relay?.onAnswer((nonce, silent) => {
    heartbeat.echoed(relayWitness.identity, nonce);
    attendance.attested(silent);
    look();
  });
  const tell = debounced(
    () => {
      const ask = attendance.unheard(room.paths()).slice(0, maxAsked);
      attendance.asked(ask);
      say({ kind: "presence", ...parts.presence(), key: parts.key, at: parts.statementTime(), ask });
    },
    () => 20 + Math.random() * 10 * room.paths().length,
    signal,
  );
  const echo = (to: string, nonce: string) => {
    const now = performance.now();
    if (now - (echoedAt.get(to) ?? Number.NEGATIVE_INFINITY) < echoPauseMs) return;
    echoedAt.set(to, now);
    say({ kind: "echo", to, nonce, ...parts.presence() });
  };

  const presences = () => attendance.shown(room.paths());
  const look = () => {
    const now = JSON.stringify(presences());
    if (now === shown) return;
    shown = now;
    parts.onChange();
  };
  const looking = setInterval(() => {
    look();
    // The next access brings a track for receipts, once the service knows as much as the room.
    unheardLooks = room.isHeard() ? 0 : unheardLooks + 1;
    if (unheardLooks > 1) parts.onLost("hearing");
    else if (attendance.hasLost(room.paths())) parts.onLost("one");
    if (attendance.unheard(room.paths()).length > 0) tell();
  }, lookMs);
  signal.addEventListener("abort", () => clearInterval(looking), { once: true });

  return {
    hear: (message, from) => {
      if (message.kind !== "beat" && message.kind !== "echo" && message.kind !== "presence") return false;
      const before = attendance.keyOf(from);
      const proves = printOf(from) !== null;
      const isStatement = message.kind === "presence";
      // A key that nobody vouches for may be anybody's.
      const key = isStatement && proves ? message.key : undefined;
      const { presence, until, urgent } = message;
      // Beats and echoes are not proven: of somebody who can prove how they are, they tell only that they are there.
      const said = isStatement || !proves ? { presence, until, urgent } : undefined;
      if (attendance.heard(from, said, key)) look();
      if (key !== undefined && key !== before) parts.onMet(from);
      if (message.kind === "presence") {
        if (message.ask.includes(identity)) tell();
      } else if (message.to === identity) {
        if (message.kind === "beat") echo(from, message.nonce);
        else heartbeat.echoed(from, message.nonce);
      }
      return true;
    },
    hearOtherVersion: (from, version) => {
      attendance.heardOtherVersion(from, version);
      look();
    },
    participantsChanged: () => {
      const paths = room.paths();
      attendance.keep(paths);
      for (const gone of echoedAt.keys())
        if (!paths.some((path) => path.identity === gone)) echoedAt.delete(gone);
    },
    tell,
    lineChanged: (isThere) => {
      if (relay) heartbeat.bePatient(isThere ? renewalMs : repairMs);
    },
    check: heartbeat.check,
    provenAt: heartbeat.provenAt,
    keyOf: attendance.keyOf,
    presences,
  };
};
