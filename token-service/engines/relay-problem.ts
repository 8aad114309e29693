import type { RelayFailure } from "../embedded-rooms/relay/relay-messages.ts";

/**
 * Says in one sentence why the relay of embedded rooms does not start, and what to do.
 *
 * @param reason what the relay's process told, or that it told nothing
 * @param place where it was to listen
 * @param machine the system and the processor
 */
export const relayProblem = (
  reason: RelayFailure,
  { port }: { port: number },
  machine = `${process.platform} ${process.arch}`,
): string => {
  switch (reason) {
    case "port-taken": {
      // Below 1024 many systems want special rights.
      const barred = port < 1_024 ? ", or this user may not open it" : "";
      return `RELAY_PORT ${port}/udp is taken by another program${barred}: end that program, or set RELAY_PORT to another port.`;
    }
    case "no-library":
      return `Embedded rooms need the package node-datachannel, and it does not load on this machine (${machine}): run npm ci without --omit=optional on Linux (x64 or arm64, glibc or musl), macOS, Windows (x64 or arm64) or Android (arm64), or set up Twilio, whose rooms do not need it.`;
    case "crashed":
      return "The relay of the embedded rooms ended as soon as it started: read what it wrote above this line, and start again; Twilio's rooms do not need it.";
  }
};
