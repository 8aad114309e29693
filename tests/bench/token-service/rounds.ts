import { median } from "../results/percentile.ts";
import { usageOf } from "../support/process-usage.ts";
import { type Load, type LoadSeen, loadOf } from "./load-of.ts";

/** A server under load, and who asks it. */
export interface Contestant {
  name: string;
  pid: number;
  url: string;
  device?: Load["device"];
}

/** What one round of load showed of one server. */
export interface Round extends LoadSeen {
  /** Processor time of the server for each token, in milliseconds, of all its processes. */
  cpuMs: number;
}

/** What a number of rounds showed: the median of each figure. */
export const middleOf = (rounds: readonly Round[]): Round => {
  const of = (figure: keyof Round) => median(rounds.map((round) => round[figure]));
  return {
    perSecond: of("perSecond"),
    tokens: of("tokens"),
    median: of("median"),
    p99: of("p99"),
    failures: of("failures"),
    cpuMs: of("cpuMs"),
  };
};

const round = async (
  { pid, url, device }: Contestant,
  connections: number,
  seconds: number,
): Promise<Round> => {
  const before = usageOf(pid).cpuMs;
  const seen = await loadOf({ url, connections, seconds, device });
  return { ...seen, cpuMs: (usageOf(pid).cpuMs - before) / seen.tokens };
};

/**
 * Puts servers under load by turns, so that all of them see the machine at its best and at its worst.
 *
 * @returns the rounds of each, in the order of the contestants
 */
export const playRounds = async (
  contestants: readonly Contestant[],
  { connections, rounds, seconds }: { connections: number; rounds: number; seconds: number },
  say: (line: string) => void,
): Promise<Round[][]> => {
  const played = contestants.map((): Round[] => []);
  for (let turn = 1; turn <= rounds; turn++) {
    for (const [n, contestant] of contestants.entries()) {
      const seen = await round(contestant, connections, seconds);
      played[n]?.push(seen);
      say(
        `${connections} connections, round ${turn} of ${rounds}: ${contestant.name} ${seen.perSecond.toFixed(0)}/s, p99 ${seen.p99.toFixed(1)} ms`,
      );
    }
  }
  return played;
};
