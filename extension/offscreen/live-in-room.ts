import type { Presence, ShownPresence } from "../shared/presence.ts";
import { encode, type WireMessage } from "../shared/wire.ts";
import { createAttendance } from "./attendance.ts";
import { startHeartbeat } from "./heartbeat.ts";
import type { JoinedRoom } from "./room.ts";

// As many as a room holds, and as the wire takes.
const maxAsked = 50;

const lookAroundMs = 5_000;
// Answers to one question come spread out, and one answer serves all who asked meanwhile.
const answerMs = { least: 20, perParticipant: 10 };

/** What the signs of life of one stay need, and whom they tell. */
export interface LifeParts {
  room: JoinedRoom;
  identity: string;
  presence(): Presence;
  /** Called when somebody is shown differently. */
  onChange(): void;
  /** Called once, when nothing proves the connection any more. */
  onLost(): void;
}

/** The signs of life of one stay: ours to the others, theirs to us. */
export interface Life {
  /** Takes a message; true if it was a sign of life and so nobody else's business. */
  hear(message: WireMessage | null, from: string): boolean;
  participantsChanged(): void;
  /** Tells the room our presence, and asks those for theirs who have said nothing yet. */
  tell(): void;
  check(): void;
  provenAt(): number;
  /** Those who are not simply here. */
  presences(): { identity: string; presence: ShownPresence }[];
}

/**
 * Begins to give and take signs of life. Each browser sends one beat and answers about one every 10 s, so its own
 * traffic does not grow with the room.
 *
 * @param signal ends it
 */
export const liveInRoom = (parts: LifeParts, signal: AbortSignal): Life => {
  const { room, identity } = parts;
  const attendance = createAttendance();
  let told: ReturnType<typeof setTimeout> | undefined;
  let shown = "[]";

  const heartbeat = startHeartbeat(
    {
      room,
      ask: (to, nonce) => room.send(encode({ kind: "beat", to, nonce, presence: parts.presence() })),
      speaks: attendance.speaks,
      onLost: parts.onLost,
    },
    signal,
  );

  const unheard = () =>
    attendance.unheard(
      room
        .paths()
        .filter(({ state }) => state === "open")
        .map((path) => path.identity),
    );
  const tell = () => {
    if (told !== undefined || signal.aborted) return;
    const spread = answerMs.perParticipant * room.paths().length;
    told = setTimeout(
      () => {
        told = undefined;
        const ask = unheard().slice(0, maxAsked);
        attendance.asked(ask);
        room.send(encode({ kind: "presence", presence: parts.presence(), ask }));
      },
      answerMs.least + Math.random() * spread,
    );
  };
  const look = () => {
    const now = JSON.stringify(attendance.shown());
    if (now === shown) return;
    shown = now;
    parts.onChange();
  };

  const looking = setInterval(() => {
    look();
    if (unheard().length > 0) tell();
  }, lookAroundMs);
  signal.addEventListener(
    "abort",
    () => {
      clearInterval(looking);
      clearTimeout(told);
    },
    { once: true },
  );

  return {
    hear: (message, from) => {
      if (message?.kind !== "beat" && message?.kind !== "echo" && message?.kind !== "presence") return false;
      attendance.heard(from, message.presence);
      look();
      if (message.kind === "presence" && message.ask.includes(identity)) tell();
      if (message.kind === "presence" || message.to !== identity) return true;
      const { kind, nonce } = message;
      if (kind === "echo") heartbeat.echoed(from, nonce);
      else room.send(encode({ kind: "echo", to: from, nonce, presence: parts.presence() }));
      return true;
    },
    participantsChanged: () => attendance.keep(room.paths().map((path) => path.identity)),
    tell,
    check: heartbeat.check,
    provenAt: heartbeat.provenAt,
    presences: attendance.shown,
  };
};
