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
