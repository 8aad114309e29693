import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { removeFolder } from "./browser-profile.ts";
import { endWithUs } from "./end-with-us.ts";
import { freePort } from "./free-port.ts";
import { outputOf } from "./output-of.ts";
import { withFiles } from "./with-files.ts";

const entryOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;

export interface TokenServiceOptions {
  /** The port to listen on; a free one when absent. */
  port?: number;
  /** Variables on top of the ones set here; an empty text unsets one. */
  env?: Record<string, string>;
  /** Lifetime of its access tokens in seconds, where that must be shorter than the settings allow. */
  tokenSeconds?: number;
  /** How many files and connections it may have open; what the system lets it when absent. */
  files?: number;
}

export interface TokenServiceProcess {
  /** Where it answers, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly port: number;
  /** Its DATA_DIR: a temporary folder that stays until `stop`, so a restart finds its data. */
  readonly dataDir: string;
  /** Waits until its output fits; asked again whenever it has written something. */
  wrote(fits: (output: string) => boolean): Promise<void>;
  /** Everything it has written, restarts included: add it to a failure's message. */
  output(): string;
  /** Ends it politely (SIGTERM) and removes its folder. */
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL), as a crash or a power cut would; `restart` brings it back with the same data. */
  kill(): Promise<void>;
  /** Starts it again on the same port with the same data, ending it politely before when it still runs. */
  restart(): Promise<void>;
}

/**
 * Starts the real token service as a process of its own, with embedded rooms and guests allowed, and waits until it
 * listens.
 *
 * @throws Error with the service's output when it does not start
 */
export const startTokenService = async (options: TokenServiceOptions = {}): Promise<TokenServiceProcess> => {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-service-"));
  const dataDir = path.join(folder, "data");
  const env = {
    ...process.env,
    // An empty variable counts as not set, whatever this computer's environment says.
    TWILIO_ACCOUNT_SID: "",
    TWILIO_API_KEY_SID: "",
    TWILIO_API_KEY_SECRET: "",
    ALLOWED_ORIGINS: "",
    ICE_SERVERS: "",
    RELAY_PORT: "",
    RELAY_ADDRESSES: "",
    HOST: "127.0.0.1",
    PORT: String(port),
    PUBLIC_URL: url,
    ALLOW_GUESTS: "true",
    RATE_LIMIT: "0",
    DATABASE_URL: "",
    ADMIN_KEY: "",
    TRUST_PROXY: "",
    OIDC_ISSUER: "",
    OIDC_CLIENT_ID: "",
    OIDC_CLIENT_SECRET: "",
    OIDC_DOMAINS: "",
    OIDC_LABEL: "",
    OIDC_ROOMS: "",
    DATA_DIR: dataDir,
    LOG_LEVEL: "info",
    SHORT_TOKEN_SECONDS: String(options.tokenSeconds ?? ""),
    ...options.env,
  };
  const entry = entryOf(
    options.tokenSeconds === undefined ? "../../token-service/server.ts" : "./short-token-service.ts",
  );
  let earlier = "";
  let child: ChildProcess;
  let output: ReturnType<typeof outputOf>;

  const start = async (): Promise<void> => {
    // The working folder is an empty one, so that a developer's own `.env` is not read.
    const [command, ...args] = withFiles(options.files, [process.execPath, "--import", tsx, entry]);
    child = spawn(command, args, {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    endWithUs(child);
    output = outputOf(child, "The token service");
    await output.waitFor("token service listening");
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
  };

  try {
    await start();
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
  return {
    url,
    port,
    dataDir,
    wrote: (fits) => output.until(() => fits(earlier + output.text)),
    output: () => earlier + output.text,
    async stop() {
      await end("SIGTERM");
      await removeFolder(folder);
    },
    kill: () => end("SIGKILL"),
    async restart() {
      await end("SIGTERM");
      earlier += output.text;
      await start();
    },
  };
};
