import { request } from "node:http";
import { text } from "node:stream/consumers";

/**
 * Asks with a request target that is sent as it stands; `fetch` would tidy it up. Each request has a connection of its own: one
 * that is kept for the next request may be ended by the service at any moment.
 *
 * @param target what follows the method in the first line of the request
 */
export const rawRequest = (
  port: number,
  target: string,
  { method = "POST", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path: target, method, headers, agent: false };
    const asking = request(options, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    });
    asking.once("error", reject).end();
  });
