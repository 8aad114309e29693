import { type Sentence, sentenceOf } from "./words/say.ts";

// Whoever asks has waited for an answer already.
const timeoutMs = 4_000;

const leadsTo = (url: string): Sentence => {
  const { origin, pathname } = new URL(url);
  const known = pathname.endsWith("/health") ? pathname.slice(0, -"/health".length) : "";
  return sentenceOf("service_leads_to", `${origin}${known}`);
};

/**
 * Looks what is at a service's address from which no answer came: a redirect is followed in no request that says who asks.
 * It asks for `/health`, without credentials. Where a redirect or its end does not let us read it (CORS,
 * https://fetch.spec.whatwg.org/#http-cors-protocol), only that something answers can be known.
 *
 * @param serviceUrl without a trailing slash
 * @returns what is wrong and what to do; undefined if the service answers by now, or nothing does
 * @throws the signal's reason once it is aborted
 */
export const whatAnswers = async (
  serviceUrl: string,
  signal?: AbortSignal,
): Promise<Sentence | undefined> => {
  const timeout = AbortSignal.timeout(timeoutMs);
  const ask = (how: RequestInit): Promise<Response | undefined> =>
    fetch(`${serviceUrl}/health`, {
      credentials: "omit",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...how,
    }).catch(() => {
      signal?.throwIfAborted();
      return undefined;
    });
  const followed = await ask({});
  if (followed) return followed.redirected ? leadsTo(followed.url) : undefined;
  const first = await ask({ redirect: "manual" });
  if (first) return first.type === "opaqueredirect" ? sentenceOf("service_leads_elsewhere") : undefined;
  return (await ask({ mode: "no-cors" })) ? sentenceOf("service_unreadable") : undefined;
};
