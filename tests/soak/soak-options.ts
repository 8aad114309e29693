import { parseArgs } from "node:util";

/** What the soak run is asked to do. */
export interface SoakOptions {
  /** How long pings are sent. */
  minutes: number;
  /** Leaves the faults out. */
  calm: boolean;
}

const usage = "Usage: npm run soak -- [--minutes 30] [--calm]";
const mostMinutes = 7 * 24 * 60;

/**
 * Reads the command line.
 *
 * @param args without Node and the script
 * @throws Error with a sentence for the user
 */
export const readSoakOptions = (args: string[]): SoakOptions => {
  const options = {
    minutes: { type: "string", default: "30" },
    calm: { type: "boolean", default: false },
  } as const;
  let values: { minutes: string; calm: boolean };
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    // What follows in Node’s message is about words that begin with a dash.
    const [sentence] = (error as Error).message.split(/\.\s/);
    throw new Error(`${sentence}. ${usage}`);
  }
  const minutes = /^\d+(\.\d+)?$/.test(values.minutes) ? Number(values.minutes) : 0;
  if (minutes <= 0 || minutes > mostMinutes) {
    throw new Error(
      `--minutes must be a number above 0 and at most ${mostMinutes}, and not “${values.minutes}”. ${usage}`,
    );
  }
  return { minutes, calm: values.calm };
};
