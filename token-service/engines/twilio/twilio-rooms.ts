import twilio from "twilio";
import type { SigningKey } from "../../base/signing-key.ts";
import { type RetryPolicy, retryRequest } from "./retry-request.ts";

/** Where Twilio's Video API answers. */
export const twilioApi = "https://video.twilio.com";

/** How Twilio's REST API is reached. */
export interface RestOptions extends Partial<RetryPolicy> {
  /** Where the Video API answers. */
  baseUrl?: string;
  /** After how many milliseconds one question without a whole answer is given up. */
  timeoutMs?: number;
}

/** Twilio gave no answer. Says why in a system's word, and holds nothing of the request, whose headers hold the key. */
class TwilioUnreachable extends Error {
  override readonly name = "TwilioUnreachable";
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const unreachable = (error: unknown, timeoutMs: number): TwilioUnreachable => {
  const { code = "UNKNOWN", message } = error as { code?: string; message: string };
  return code === "ERR_CANCELED"
    ? new TwilioUnreachable("ETIMEDOUT", `no answer within ${timeoutMs} ms`)
    : new TwilioUnreachable(code, message);
};

/**
 * Twilio's own client over HTTP, made patient. Its `autoRetry` knows neither `Retry-After` nor a failing server, and its
 * timeout starts anew with every byte.
 */
const retryingHttp = (timeoutMs: number, policy: RetryPolicy) => {
  const http = new twilio.RequestClient();
  http.axios.interceptors.request.use((config) => {
    config.signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), policy.signal]);
    return config;
  });
  const askOnce: typeof http.request = http.request.bind(http);
  http.request = (options) => {
    const ask = () =>
      askOnce(options).catch((error) => {
        throw unreachable(error, timeoutMs);
      });
    return retryRequest(ask, policy);
  };
  return http;
};

/**
 * The rooms of an account, by REST. The client asks again after a pause when Twilio refuses for its limits (429), fails
 * (5xx) or does not answer.
 *
 * So only questions that may be asked twice belong here. A room that is made twice is still one room, as its name is
 * unique.
 *
 * @see https://www.twilio.com/docs/video/api/rooms-resource
 */
export const twilioRooms = (
  { accountSid, keySid, keySecret }: SigningKey,
  {
    baseUrl = twilioApi,
    timeoutMs = 2_500,
    attempts = 4,
    backOffMs = 250,
    patienceMs = 6_000,
    signal = new AbortController().signal,
  }: RestOptions = {},
) => {
  const client = twilio(keySid, keySecret, {
    accountSid,
    httpClient: retryingHttp(timeoutMs, { attempts, backOffMs, patienceMs, signal }),
    // Otherwise the library reads them from the environment, where TWILIO_REGION is ours and means signalling.
    region: "",
    edge: "",
    logLevel: "",
  });
  client.video.baseUrl = baseUrl;
  return client.video.v1.rooms;
};

/** See {@link twilioRooms}. */
export type TwilioRooms = ReturnType<typeof twilioRooms>;
