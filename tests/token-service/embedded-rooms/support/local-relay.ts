import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { pino } from "pino";
import { type Relay, startRelay } from "../../../../token-service/embedded-rooms/relay/relay.ts";
import { freeUdpPort } from "../../support/udp-ports.ts";

/** A relay of which a test knows the port. */
export interface LocalRelay extends Relay {
  /** Of UDP. */
  readonly port: number;
  /** The id of its process now; undefined while there is none. */
  pid(): Promise<number | undefined>;
}

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
  return { ...relay, port: taken, pid: () => relayPid(taken) };
};
