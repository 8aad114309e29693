import { echoMs, nextBeat, type Witness } from "./next-beat.ts";

const tickMs = 2_500;

// How long the connection has to prove itself when somebody comes back to their computer: time to ask two.
const checkMs = 5_000;

/** What one stay's heartbeat needs to know, and whom it tells. */
export interface HeartbeatParts {
  /** Who could prove it. */
  witnesses(): Witness[];
  /** What the room's own client says of its connection. */
  isUp(): boolean;
  /** Sends a beat to one of them. */
  ask(to: string, nonce: string): void;
  /** Called once, when nothing proves the connection any more. */
  onLost(): void;
}

/** Keeps asking for proof that a connection is one. */
export interface Heartbeat {
  /** When the connection last proved to be one, milliseconds since 1970. */
  provenAt(): number;
  /** Takes an echo. */
  echoed(from: string, nonce: string): void;
  /** Has no connection count as lost for so many ms from now on. */
  bePatient(ms: number): void;
  /** Asks for a proof at once; without one within 5 s the connection counts as lost. */
  check(): void;
}

/**
 * Starts the heartbeat of a stay; joining was the first proof. Timers of an offscreen document are not throttled
 * (measured in Chromium 156: 1 s stayed 1 s for 31 minutes), so they may be relied on here.
 *
 * @param signal ends it
 */
export const startHeartbeat = (parts: HeartbeatParts, signal: AbortSignal): Heartbeat => {
  const asked = new Map<string, { at: number; nonce: string }>();
  let provenAt = Date.now();
  let tickedAt = provenAt;
  let patientUntil = 0;
  let check: ReturnType<typeof setTimeout> | undefined;

  const proven = () => {
    provenAt = Date.now();
    clearTimeout(check);
    check = undefined;
  };

  const lose = () => {
    stop();
    parts.onLost();
  };

  const step = () => {
    const now = Date.now();
    if (now - tickedAt > 2 * tickMs) patientUntil = now + 2 * echoMs;
    tickedAt = now;
    if (provenAt > now) {
      provenAt = now; // The clock was set back.
      asked.clear();
    }
    const witnesses = parts.witnesses().map((witness) => ({
      ...witness,
      askedAt: asked.get(witness.identity)?.at ?? 0,
    }));
    const urgent = check !== undefined;
    const next = nextBeat({ now, provenAt, patientUntil, urgent, isUp: parts.isUp(), witnesses });
    if (next.kind === "proven") proven();
    if (next.kind === "lost") lose();
    if (next.kind === "ask") {
      const nonce = crypto.randomUUID();
      asked.set(next.to, { at: now, nonce });
      parts.ask(next.to, nonce);
    }
  };

  const ticking = setInterval(step, tickMs);
  const stop = () => {
    clearInterval(ticking);
    clearTimeout(check);
  };
  signal.addEventListener("abort", stop, { once: true });

  return {
    provenAt: () => provenAt,
    echoed: (from, nonce) => {
      if (asked.get(from)?.nonce === nonce) proven();
    },
    bePatient: (ms) => {
      patientUntil = Math.max(patientUntil, Date.now() + ms);
    },
    check: () => {
      clearTimeout(check);
      check = setTimeout(lose, checkMs);
      step();
    },
  };
};
