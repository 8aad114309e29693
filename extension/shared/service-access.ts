import * as v from "valibot";
import { engine } from "./connection-schema.ts";
import { refusalIn, refusalSentence } from "./refusal.ts";
import { type Sentence, say, saySentence, sentenceOf } from "./words/say.ts";

// Whoever asks has waited for an answer already.
const lookTimeoutMs = 4_000;

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
  const timeout = AbortSignal.timeout(lookTimeoutMs);
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

const timeoutMs = 8_000;

const webAddress = v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//));

const signIn = v.object({
  /** What stands on the button after "Sign in with". */
  label: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  /** The page of the OpenID provider that asks who somebody is. */
  authorizationEndpoint: webAddress,
  clientId: v.string(),
  scope: v.string(),
});

/** A way in for those whom an OpenID provider knows. */
export type SignInOffer = v.InferOutput<typeof signIn>;

const access = v.object({
  /** Whether anyone who can reach the service may come in under any name. */
  guests: v.boolean(),
  signIn: v.nullable(signIn),
  /** Why nobody can sign in for now, where that would be the way in. */
  signInRefusal: v.optional(v.object({ code: v.string() })),
});

/** Whom a service lets in besides those with an invite. */
export type ServiceAccess = v.InferOutput<typeof access>;

/** Says why nobody comes in without an invite; undefined where there is a way. */
export const noWayIn = ({ guests, signIn, signInRefusal }: ServiceAccess): string | undefined => {
  if (guests || signIn) return undefined;
  return say(signInRefusal ? "sign_in_not_offered" : "welcome_entry_invite_only");
};

const health = v.object({ status: v.literal("ok"), engine });

// Whoever is asked elsewhere than told would be asked there for access too, and nobody follows a redirect with that.
const jsonAt = async (url: string): Promise<unknown> => {
  const response = await fetch(url, {
    credentials: "omit",
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  return response.json().catch(() => undefined);
};

/**
 * Asks the service at an address whom it lets in.
 *
 * @returns that, or a sentence that says why it could not be asked
 */
export const serviceAccess = async (serviceUrl: string): Promise<ServiceAccess | { problem: string }> => {
  try {
    const answer = await jsonAt(`${serviceUrl}/access`);
    if (v.is(access, answer)) return answer;
    const refusal = refusalIn(answer);
    if (refusal && refusal.code !== "not_found") return { problem: refusalSentence(refusal) };
    // A service of the time when there were only guests; whether it lets them in it says when asked for access.
    if (v.is(health, await jsonAt(`${serviceUrl}/health`))) return { guests: true, signIn: null };
    return { problem: say("shared_service_other") };
  } catch {
    // The browser does not tell a page why: a wrong name, a closed port and a missing network look the same.
    const found = await whatAnswers(serviceUrl);
    return { problem: found ? saySentence(found) : say("shared_service_silent") };
  }
};
