import type { SignalingSocket } from "./signaling-socket.ts";
import type { SignalingTiming } from "./signaling-timing.ts";

/** A look at all sockets is spread over ticks of about so many milliseconds. */
const usualTickMs = 25;

/**
 * Looks after every open socket with one timer: pings, heartbeats, cutting the silent and the idle. Each socket has its
 * tick by the moment of its opening: to ping 10,000 of them at once would hold up everything else for 30 ms.
 *
 * A socket lives by its pongs and not by the client's heartbeats: Chromium slows a hidden page's timers to once a minute
 * but answers pings itself. A late tick means that this process or its machine stood still, which counts against no client.
 *
 * @param sockets lists all open sockets
 * @param isSeated whether a socket has a place in a room
 * @param onSweep called each time after all sockets were looked at, with the ms by which this process was held up meanwhile
 * @param now monotonic milliseconds
 * @returns a function that stops the watch
 */
export const watchSockets = (
  sockets: () => Iterable<SignalingSocket>,
  { sweepMs, pingMs, silenceMs, heartbeatMs }: SignalingTiming,
  isSeated: (socket: SignalingSocket) => boolean,
  onSweep: (late: number) => void,
  now: () => number,
): (() => void) => {
  const ticks = Math.max(1, Math.floor(sweepMs / usualTickMs));
  let last = now();
  let turn = 0;
  let heldUp = 0;
  const look = (socket: SignalingSocket, moment: number): void => {
    const { times } = socket;
    const isIdle = moment > times.due && !socket.isClosing && !isSeated(socket);
    if (moment - times.heard > silenceMs || isIdle) {
      socket.terminate();
      return;
    }
    if (moment - times.pinged >= pingMs) socket.ping();
    // As the client does itself (twilio-video 2.36.0, es5/twilioconnection.js, OUTGOING_HEARTBEAT_OFFSET).
    if (moment - times.sent >= heartbeatMs - 200 - sweepMs) socket.send('{"type":"heartbeat"}');
  };
  // By tick, listed once for each round: looking through all sockets in each tick costs more than all the rest of the watch.
  let byTick: SignalingSocket[][] = [];
  const list = (): void => {
    byTick = Array.from({ length: ticks }, () => []);
    for (const socket of sockets()) byTick[Math.floor(socket.times.opened) % ticks]?.push(socket);
  };
  const tick = (): void => {
    const moment = now();
    const late = Math.max(0, moment - last - 2 * sweepMs);
    last = moment;
    heldUp += late;
    if (late > 0) {
      for (const { times } of sockets()) {
        times.heard += late;
        times.due += late;
      }
    }
    if (turn === 0) list();
    for (const socket of byTick[turn] ?? []) look(socket, moment);
    turn = (turn + 1) % ticks;
    if (turn > 0) return;
    onSweep(heldUp);
    heldUp = 0;
  };
  const timer = setInterval(tick, sweepMs / ticks);
  return () => clearInterval(timer);
};
