/**
 * How long a request may take to come, in milliseconds, as Node's HTTP server takes it. Node's own values let half a request
 * hold a connection for a minute and a half (https://nodejs.org/api/http.html#serverheaderstimeout). What clients send here
 * is small, and a proxy passes a request on only when it has its headers.
 */
export const requestTiming = {
  /** From the connection, or the first byte of a further request, to the end of the headers. */
  headersTimeout: 5_000,
  /** To the end of the body. */
  requestTimeout: 10_000,
  /** How often Node looks for those that are late. */
  connectionsCheckingInterval: 1_000,
  /** How long a connection is kept whose request was answered. */
  keepAliveTimeout: 5_000,
};
