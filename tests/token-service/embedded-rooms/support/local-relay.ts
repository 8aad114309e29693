import { execFile } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { promisify } from "node:util";
import { pino } from "pino";
import { type Relay, startRelay } from "../../../../token-service/embedded-rooms/relay/relay.ts";

/** A relay of which a test knows the port. */
export interface LocalRelay extends Relay {
  /** Of UDP. */
  readonly port: number;
  /** The id of its process now; undefined while there is none. */
  pid(): Promise<number | undefined>;
}

/** Takes a UDP port of this machine, any unless given. @returns lets go of it */
export const holdUdpPort = async (port = 0): Promise<{ port: number; release: () => Promise<void> }> => {
  const socket = createSocket("udp6").bind({ port, exclusive: true });
  await once(socket, "listening");
  return {
    port: socket.address().port,
    release: () => new Promise((resolve) => socket.close(() => resolve())),
  };
};

/** A UDP port that nobody has. */
export const freeUdpPort = async (): Promise<number> => {
  const { port, release } = await holdUdpPort();
  await release();
  return port;
};

const run = promisify(execFile);

/** The process of the relay on a port. */
export const relayPid = async (port: number): Promise<number | undefined> => {
  const { stdout } = await run("ps", ["-ax", "-o", "pid=,args="]);
  const line = stdout.split("\n").find((text) => new RegExp(`relay-process\\.ts ${port}( |$)`).test(text));
  return line === undefined ? undefined : Number.parseInt(line, 10);
};

/** A relay of its own process, which this machine's browsers reach. @param logLines gets what it logs */
export const startLocalRelay = async (logLines: string[] = [], port?: number): Promise<LocalRelay> => {
  const taken = port ?? (await freeUdpPort());
  const relay = await startRelay({
    port: taken,
    host: undefined,
    addresses: ["127.0.0.1"],
    log: pino({ level: "debug" }, { write: (line) => void logLines.push(line) }),
  });
  return {
    ...relay,
    get isUp() {
      return relay.isUp;
    },
    port: taken,
    pid: () => relayPid(taken),
  };
};
