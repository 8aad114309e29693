import type { DeviceKey } from "./device-key.ts";
import { type Answer, postJson } from "./post-json.ts";
import { refusalIn } from "./refusal.ts";
import { signAssertion } from "./sign-assertion.ts";

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
