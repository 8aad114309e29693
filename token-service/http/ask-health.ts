import { get } from "node:http";
import * as v from "valibot";
import { serviceHeader } from "./status-routes.ts";

const timeoutMs = 5_000;

const health = v.object({ status: v.literal("ok") });

/** What answers at an address under which a service thinks that browsers can reach it. */
export type Answer =
  /** A Pingroom; `id` is its `serviceId`. */
  | { kind: "service"; id: string | undefined }
  | { kind: "redirect"; to: URL | undefined }
  /** Something else that speaks HTTP. */
  | { kind: "stranger"; status: number }
  /** Something that takes connections, and says nothing that is understood. */
  | { kind: "mute"; why: string }
  | { kind: "nobody"; why: string }
  /** Its certificate is not for this address, over, or by somebody whom Node does not know. */
  | { kind: "untrusted"; why: string }
  /** No browser asks this port: https://fetch.spec.whatwg.org/#port-blocking */
  | { kind: "blocked" };

// Words of Node and of undici for a connection that never was.
const nobody =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EAFNOSUPPORT|EINVAL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;

// Words of OpenSSL and Node: https://nodejs.org/api/tls.html#x509-certificate-error-codes
const untrusted =
  /^(CERT_\w+|ERR_TLS_CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)$/;

const whyOf = (error: unknown): string => {
  const { name, cause } = error as Error & { cause?: { code?: unknown } };
  if (name === "TimeoutError") return `no answer within ${timeoutMs / 1000} seconds`;
  return typeof cause?.code === "string" ? cause.code : (error as Error).message;
};

const redirectOf = (response: Response, asked: string): Answer => {
  const location = response.headers.get("Location") ?? "";
  return { kind: "redirect", to: URL.canParse(location, asked) ? new URL(location, asked) : undefined };
};

/**
 * Asks for `/health` at an address, as a browser would find it there.
 *
 * @param address without a slash at the end
 * @throws the signal's reason once it is aborted
 */
export const askHealth = async (address: string, signal: AbortSignal): Promise<Answer> => {
  const url = `${address}/health`;
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return redirectOf(response, url);
    }
    const said = v.safeParse(v.pipe(v.string(), v.parseJson(), health), await response.text());
    return said.success
      ? { kind: "service", id: response.headers.get(serviceHeader) ?? undefined }
      : { kind: "stranger", status: response.status };
  } catch (error) {
    signal.throwIfAborted();
    // Node's fetch keeps to the browsers' list, and has no code for it.
    if (((error as Error).cause as Error | undefined)?.message === "bad port") return { kind: "blocked" };
    const why = whyOf(error);
    if (untrusted.test(why)) return { kind: "untrusted", why };
    return { kind: nobody.test(why) ? "nobody" : "mute", why };
  }
};

const reachable: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/**
 * Whether a service answers where it listens, on this machine.
 *
 * @param id see `serviceId`
 */
export const answersHere = ({ host, port }: { host: string; port: number }, id: string): Promise<boolean> =>
  new Promise((resolve) => {
    // Not by `fetch`, which asks no port that a browser would not ask.
    const asking = get({ host: reachable[host] ?? host, port, path: "/health" }, (answer) => {
      answer.resume();
      resolve(answer.headers[serviceHeader.toLowerCase()] === id);
    });
    asking.setTimeout(timeoutMs, () => asking.destroy());
    asking.on("error", () => resolve(false)).on("close", () => resolve(false));
  });
