import * as v from "valibot";
import { type Engine, engine } from "../shared/connection-schema.ts";

/** One look at a service's clock; each time in milliseconds since 1970. */
interface ClockLook {
  /** By our clock. */
  askedAt: number;
  /** By our clock. */
  answeredAt: number;
  /** By the service's. */
  serverTime: number;
}

/** From here on an assertion of this device is refused at first, and each request made twice. */
export const tellingMs = 30_000;

/**
 * How far our clock is ahead of the service's. The service read its own clock somewhere between question and answer: it is
 * taken to be in the middle, and the fastest answer counts, since there is least room for being wrong.
 *
 * @returns milliseconds, below zero when ours is behind, and by how much that may be wrong; undefined without a look
 */
export const clockDifference = (
  looks: readonly ClockLook[],
): { aheadMs: number; uncertainMs: number } | undefined => {
  const tookMs = ({ askedAt, answeredAt }: ClockLook) => answeredAt - askedAt;
  const [best] = looks.toSorted((a, b) => tookMs(a) - tookMs(b));
  if (!best) return undefined;
  const uncertainMs = tookMs(best) / 2;
  return { aheadMs: best.askedAt + uncertainMs - best.serverTime, uncertainMs };
};

const timeoutMs = 8_000;
// The first answer may have waited for a connection; of the others the fastest tells most.
const times = 3;

const health = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    status: v.literal("ok"),
    engine,
    version: v.optional(v.pipe(v.string(), v.maxLength(40))),
    serverTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  }),
);

/** What a service says of itself, and how long that took. */
export interface ServiceHealth {
  engine: Engine;
  version?: string | undefined;
  /** Until its answer was there, milliseconds: the fastest of some. */
  tookMs: number;
  /** How far our clock is ahead; undefined for a service that does not tell its time. */
  clock: ReturnType<typeof clockDifference>;
}

const askOnce = async (url: string) => {
  const askedAt = Date.now();
  const response = await fetch(url, {
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  const answeredAt = Date.now();
  return { said: v.parse(health, text), askedAt, answeredAt };
};

/**
 * Asks a service how it is.
 *
 * @returns "unreachable" when nothing answers, "stranger" when something else does
 */
export const askService = async (serviceUrl: string): Promise<ServiceHealth | "unreachable" | "stranger"> => {
  try {
    const answers = [];
    while (answers.length < times) answers.push(await askOnce(`${serviceUrl}/health`));
    const looks = answers.flatMap(({ said: { serverTime }, askedAt, answeredAt }): ClockLook[] =>
      serverTime === undefined ? [] : [{ askedAt, answeredAt, serverTime: Date.parse(serverTime) }],
    );
    const tookMs = Math.min(...answers.map(({ askedAt, answeredAt }) => answeredAt - askedAt));
    const { engine, version } = (answers[0] as (typeof answers)[0]).said;
    return { engine, version, tookMs, clock: clockDifference(looks) };
  } catch (error) {
    return error instanceof v.ValiError ? "stranger" : "unreachable";
  }
};
