import { type Logger, pino } from "pino";

export type { Logger } from "pino";

// Nothing should pass a secret to the log; should it happen all the same, it ends here.
const secrets = ["token", "secret", "keySecret", "credential", "authorization", "session", "cookie"];

/**
 * The service's log: JSON lines on standard output, or coloured lines on a terminal.
 *
 * @param level pino's words: fatal, error, warn, info, debug, trace, silent
 */
export const createLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: "[secret]" },
    ...(process.stdout.isTTY
      ? { transport: { target: "pino-pretty", options: { translateTime: "HH:MM:ss", ignore: "requestId" } } }
      : {}),
  });
