import { SignJWT } from "jose/jwt/sign";
import type { DeviceKey } from "./device-key.ts";
import { refusalIn } from "./refusal.ts";

const timeoutMs = 10_000;

/** What a service answered, whatever that is. */
export interface Answer {
  /** HTTP status. */
  status: number;
  /** The JSON in it; undefined when it was none. */
  body: unknown;
  /** How long the service wants to be left alone, in seconds, if it says so. */
  retryAfterSeconds?: number;
}

/** No answer came, or only a part of one. */
export class ServiceUnreachable extends Error {
  override readonly name = "ServiceUnreachable";
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not JSON, so not Pingroom's.
  }
};

// RFC 9110, 10.2.3; the other form, a date, is none of this service's.
const retryAfter = (headers: Headers): Pick<Answer, "retryAfterSeconds"> => {
  const text = headers.get("Retry-After") ?? "";
  return /^\d{1,6}$/.test(text) ? { retryAfterSeconds: Number(text) } : {};
};

/**
 * Posts JSON to a service, with no cookies and to no other place than the one named.
 *
 * @throws ServiceUnreachable when nothing answers within 10 s; the signal's reason once it is aborted
 */
export const postJson = async (
  url: string,
  body: unknown,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<Answer> => {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      credentials: "omit",
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const text = await response.text(); // The connection may break in the middle of an answer.
    return { status: response.status, body: parsed(text), ...retryAfter(response.headers) };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ServiceUnreachable("No answer came from the service.", { cause });
  }
};

const lifetimeSeconds = 60;

/** What an assertion is for. */
export interface AssertionUse {
  /** The service's address without a trailing slash. */
  serviceUrl: string;
  /** The route, such as `/token`. */
  path: string;
  /** Whether the service gets to know the key only now. */
  enrolling?: boolean | undefined;
  /** The service's clock as far as this device knows it, milliseconds since 1970. */
  now: number;
}

/**
 * Signs that it is this device that asks, this service, this route and now. The claims `htm` and `htu` are those of
 * RFC 9449; what is stolen on its way opens nothing else, and that only once.
 *
 * @returns a compact JWT for `Authorization: Device …`
 */
export const signAssertion = (
  { privateKey, publicJwk, thumbprint }: DeviceKey,
  { serviceUrl, path, enrolling = false, now }: AssertionUse,
): Promise<string> => {
  const issuedAt = Math.floor(now / 1_000);
  return new SignJWT({ htm: "POST", htu: `${serviceUrl}${path}` })
    .setProtectedHeader({
      alg: "ES256",
      typ: "pingroom-device+jwt",
      ...(enrolling ? { jwk: publicJwk } : { kid: thumbprint }),
    })
    .setIssuer(thumbprint)
    .setSubject(thumbprint)
    .setAudience(serviceUrl)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .setJti(crypto.randomUUID())
    .sign(privateKey);
};

/** What a device asks a service for. */
export interface DeviceRequest {
  /** The service's address without a trailing slash. */
  serviceUrl: string;
  /** The route, such as `/token`. */
  path: string;
  body: unknown;
  key: DeviceKey;
  /** Whether the service gets to know the key only now. */
  enrolling?: boolean;
}

/** How far each service's clock is ahead of ours, in milliseconds: learned anew by each context that asks. */
const aheadMs = new Map<string, number>();

const learnClock = (serviceUrl: string, { status, body }: Answer): boolean => {
  const refusal = status === 401 ? refusalIn(body) : undefined;
  if (refusal?.code !== "clock_differs" || refusal.serverTime === undefined) return false;
  aheadMs.set(serviceUrl, Date.parse(refusal.serverTime) - Date.now());
  return true;
};

/**
 * Posts to a service as this device. If the clocks differ, the service's is taken from then on and the request made once
 * more.
 *
 * @throws ServiceUnreachable when no answer comes; the signal's reason once it is aborted
 */
export const postAsDevice = async (
  { serviceUrl, path, body, key, enrolling }: DeviceRequest,
  signal?: AbortSignal,
): Promise<Answer> => {
  const post = async (): Promise<Answer> => {
    const now = Date.now() + (aheadMs.get(serviceUrl) ?? 0);
    const assertion = await signAssertion(key, { serviceUrl, path, enrolling, now });
    return postJson(`${serviceUrl}${path}`, body, { Authorization: `Device ${assertion}` }, signal);
  };
  const answer = await post();
  return learnClock(serviceUrl, answer) ? post() : answer;
};
