import { Writable } from "node:stream";
import { type Logger, pino } from "pino";

/** A log that writes nothing. */
export const quietLog: Logger = pino({ level: "silent" });

/** A log at its most talkative, and all that it wrote so far. */
export const recordedLog = (): { log: Logger; written: () => string } => {
  let text = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { log: pino({ level: "trace" }, sink), written: () => text };
};
