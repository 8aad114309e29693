import * as v from "valibot";
import { ConnectionError } from "../shared/connection-problem.ts";
import type { RoomAccess } from "./room.ts";

const timeoutMs = 10_000;

const signalingUrl = v.pipe(v.string(), v.url(), v.regex(/^wss?:\/\//));

const seconds = v.optional(v.pipe(v.number(), v.minValue(1)), Number.POSITIVE_INFINITY);

// The SDK hangs on a bad address, so only options of a known shape get through.
const access = v.object({
  // Durations and not times, since this clock and the service's may differ.
  expiresInSeconds: seconds,
  maxStaySeconds: seconds,
  token: v.pipe(v.string(), v.minLength(1)),
  identity: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  room: v.pipe(v.string(), v.minLength(1)),
  connectOptions: v.object({
    wsServer: v.optional(signalingUrl),
    region: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}\d?$/))),
    insights: v.literal(false),
    networkMonitor: v.optional(v.literal(false)),
  }),
});

const refusal = v.object({ error: v.object({ message: v.pipe(v.string(), v.maxLength(500)) }) });

const notPingroom = (cause?: unknown) =>
  new ConnectionError(
    {
      why: "What answers at the service address is not Pingroom.",
      advice: "Check the address in the options.",
      retry: false,
    },
    { cause },
  );

const problemOf = (status: number, body: unknown): ConnectionError => {
  if (!v.is(refusal, body)) return status >= 500 ? unavailable(`HTTP ${status}`) : notPingroom();
  if (status >= 500 || status === 429) return unavailable(body.error.message);
  return new ConnectionError({ why: body.error.message, advice: "Then press “Try again”.", retry: false });
};

const unavailable = (detail: string) =>
  new ConnectionError({
    why: `The service cannot answer now (${detail}).`,
    advice: "Trying again by itself.",
    retry: true,
  });

const unreachable = (cause: unknown) =>
  new ConnectionError(
    {
      why: "The service cannot be reached.",
      advice: "Trying again by itself; check the address if this stays.",
      retry: true,
    },
    { cause },
  );

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON, so not Pingroom's.
  }
};

/** Who asks for access to what. */
export interface AccessRequest {
  serviceUrl: string;
  name: string;
  room: string;
  /** This device's secret, by which the service gives it the same identity each time. */
  device: string;
}

/**
 * Asks the token service for the right to enter a room.
 *
 * @throws ConnectionError when it cannot be reached, refuses, or answers something else
 */
export const requestAccess = async (
  { serviceUrl, name, room, device }: AccessRequest,
  signal: AbortSignal,
): Promise<RoomAccess> => {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${serviceUrl}/token`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Pingroom-Device": device },
      body: JSON.stringify({ name, room }),
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    text = await response.text(); // The connection may break in the middle of an answer.
  } catch (cause) {
    signal.throwIfAborted();
    throw unreachable(cause);
  }
  const body = parsed(text);
  if (!response.ok) throw problemOf(response.status, body);
  const result = v.safeParse(access, body);
  if (!result.success) throw notPingroom(new v.ValiError(result.issues));
  const { expiresInSeconds, maxStaySeconds, ...answer } = result.output;
  return { ...answer, stayLimitMs: Math.min(expiresInSeconds, maxStaySeconds) * 1_000 };
};
