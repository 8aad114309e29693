import type { SignalingSocket } from "./signaling-socket.ts";
import type { SignalingTiming } from "./signaling-timing.ts";

/**
 * Looks after every open socket with one timer: pings, heartbeats, cutting the silent and the idle.
 *
 * Liveness is judged by pongs and not by the client's heartbeats, because Chromium delays a hidden page's timers to once a
 * minute but answers pings itself. A tick that comes late means that this process or its machine was stopped: the time
 * lost is not counted against the clients.
 *
 * @param sockets lists all open sockets
 * @param isSeated whether a socket has a place in a room
 * @param onTick called at the end of each tick with the ms by which it was late
 * @param now monotonic milliseconds
 * @returns a function that stops the watch
 */
export const watchSockets = (
  sockets: () => Iterable<SignalingSocket>,
  { sweepMs, pingMs, silenceMs, joinMs, heartbeatMs }: SignalingTiming,
  isSeated: (socket: SignalingSocket) => boolean,
  onTick: (late: number) => void,
  now: () => number,
): (() => void) => {
  let last = now();
  const tick = (): void => {
    const moment = now();
    const late = Math.max(0, moment - last - 2 * sweepMs);
    last = moment;
    for (const socket of sockets()) {
      const { times } = socket;
      times.heard += late;
      if (
        moment - times.heard > silenceMs ||
        (moment - times.opened > joinMs && !socket.isClosing && !isSeated(socket))
      ) {
        socket.terminate();
        continue;
      }
      if (moment - times.pinged >= pingMs) socket.ping();
      // As the client does itself (twilio-video 2.36.0, es5/twilioconnection.js, OUTGOING_HEARTBEAT_OFFSET).
      if (moment - times.sent >= heartbeatMs - 200 - sweepMs) socket.send('{"type":"heartbeat"}');
    }
    onTick(late);
  };
  const timer = setInterval(tick, sweepMs);
  return () => clearInterval(timer);
};
