import * as v from "valibot";

const timeoutMs = 4_000;

const health = v.object({ status: v.literal("ok"), serverTime: v.pipe(v.string(), v.isoTimestamp()) });

/** What time it is at a service, milliseconds since 1970, some seconds late at most; undefined if it does not say. */
export const serviceTime = async (serviceUrl: string): Promise<number | undefined> => {
  try {
    const response = await fetch(`${serviceUrl}/health`, {
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return Date.parse(v.parse(health, await response.json()).serverTime);
  } catch {
    return undefined; // It is out of reach, or another program answers.
  }
};
