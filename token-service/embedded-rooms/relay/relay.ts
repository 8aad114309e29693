import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Logger } from "pino";
import type { RelayCommand, RelayEvent, RelayFailure } from "./relay-messages.ts";

/** What becomes known of connections. */
export interface RelayListener {
  /** The relay is there again after it was away, and knows of no connection. */
  restarted(): void;
  /** Says something of a connection, perhaps of one that is not this listener's. */
  told(event: Extract<RelayEvent, { connection: string }>): void;
}

/** The relay through which members hear each other, in a process of its own. */
export interface Relay {
  /** Whether the process is there; what is sent to it otherwise is lost, and `restarted` follows. */
  isUp(): boolean;
  send(command: RelayCommand): void;
  /** Announces other IP addresses from now on. */
  announce(addresses: readonly string[]): void;
  /** @returns ends it */
  listen(listener: RelayListener): () => void;
  close(): Promise<void>;
}

/** The relay cannot run. */
export class RelayError extends Error {
  readonly reason: RelayFailure;
  constructor(reason: RelayFailure) {
    super(`The relay's process does not run: ${reason}`);
    this.reason = reason;
  }
}

/** Where the relay listens. */
export interface RelayOptions {
  /** Of UDP. */
  port: number;
  /** The address to bind to; all of this machine's when undefined. */
  host: string | undefined;
  /** IP addresses under which members find it. */
  addresses: readonly string[];
  log: Logger;
}

/** A process that ends sooner than this is started again only after a pause, lest it take up the machine. */
const tooSoonMs = 1_000;
const pauseMs = 500;

// By its path, since the service may run in any folder.
const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const script = fileURLToPath(new URL("relay-process.ts", import.meta.url));

/** What the process needs of the environment, none of which is a secret. */
const keptVariables = ["PATH", "SystemRoot", "TMPDIR", "TEMP"];

const start = ({ port, host }: RelayOptions): ChildProcess =>
  fork(script, [String(port), ...(host === undefined ? [] : [host])], {
    execArgv: ["--import", loader],
    env: Object.fromEntries(keptVariables.map((name) => [name, process.env[name]])),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });

/** Waits until a process relays. @throws RelayError when it does not come so far */
const whenReady = async (child: ChildProcess): Promise<void> => {
  let reason: RelayFailure = "crashed";
  await new Promise<void>((resolve, reject) => {
    const take = (event: RelayEvent): void => {
      if (event.type === "ready") resolve();
      if (event.type === "failed") ({ reason } = event);
    };
    child.on("message", take);
    // Not "exit": the last message may come after it.
    child.once("close", () => reject(new RelayError(reason)));
    child.once("error", () => reject(new RelayError(reason)));
  });
};

/**
 * Starts the relay, and again whenever its process ends: native code that fails takes all of a process with it.
 *
 * @throws RelayError when it cannot be started the first time
 */
export const startRelay = async (options: RelayOptions): Promise<Relay> => {
  const { log } = options;
  const listeners = new Set<RelayListener>();
  let { addresses } = options;
  let child: ChildProcess | undefined;
  let retrying: NodeJS.Timeout | undefined;
  let isClosing = false;

  const send = (command: RelayCommand): void => {
    child?.send(command, () => {}); // A process that has just ended is told of by its end.
  };
  const watch = (started: ChildProcess): void => {
    child = started;
    const at = performance.now();
    started.removeAllListeners("close").removeAllListeners("message");
    started.on("message", (event: RelayEvent) => {
      if ("connection" in event) for (const listener of listeners) listener.told(event);
    });
    started.once("close", (code, signal) => {
      child = undefined;
      if (isClosing) return;
      log.error({ code, signal }, "the relay's process ended; it is started again");
      retrying = setTimeout(restart, performance.now() - at < tooSoonMs ? pauseMs : 0);
    });
    // It ends with the service, and keeps none from ending.
    started.unref();
    started.channel?.unref();
    send({ type: "announce", addresses });
  };
  const restart = async (): Promise<void> => {
    try {
      const started = start(options);
      await whenReady(started);
      if (isClosing) started.kill("SIGKILL");
      else watch(started);
    } catch (error) {
      log.error({ err: error }, "the relay could not be started again; it is tried once more");
      if (!isClosing) retrying = setTimeout(restart, pauseMs);
      return;
    }
    if (!isClosing) for (const listener of listeners) listener.restarted();
  };

  const first = start(options);
  await whenReady(first);
  watch(first);
  return {
    isUp: () => child !== undefined,
    send,
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    announce: (next) => {
      addresses = next;
      send({ type: "announce", addresses });
    },
    close: async () => {
      isClosing = true;
      clearTimeout(retrying);
      if (!child) return;
      const closed = once(child, "close");
      child.kill("SIGKILL");
      await closed;
    },
  };
};
