import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { checkTwilioAccount } from "../../token-service/engines/check-twilio-account.ts";
import { signingKey } from "./support/test-app.ts";

let server: Server | undefined;

afterEach(async () => {
  server?.close();
  if (server?.listening) await once(server, "close");
});

/** Plays Twilio's REST API: https://www.twilio.com/docs/usage/twilios-response */
const twilioAnswering = async (status: number, body: unknown) => {
  const requests: IncomingMessage[] = [];
  server = createServer((request, response) => {
    requests.push(request);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

test("all is well when Twilio lists a room, asked once with the API key", async () => {
  const { requests, url } = await twilioAnswering(200, {
    rooms: [],
    meta: { key: "rooms", next_page_url: null },
  });
  expect(await checkTwilioAccount(signingKey, url)).toEqual({
    healthy: true,
    sentence: expect.stringMatching(/^All well/),
  });
  const [request] = requests;
  expect(requests).toHaveLength(1);
  expect(request?.url).toMatch(/^\/v1\/Rooms\?.*PageSize=1/);
  const credentials = Buffer.from(
    request?.headers.authorization?.replace("Basic ", "") ?? "",
    "base64",
  ).toString();
  expect(credentials).toBe(`${signingKey.keySid}:${signingKey.keySecret}`);
});

test.each([
  [
    "a wrong key",
    401,
    { code: 20003, message: "Authenticate" },
    /does not accept the key.*TWILIO_API_KEY_SECRET/,
  ],
  ["a suspended account", 403, { code: 20005, message: "Account not active" }, /suspended or not active/],
  ["anything else", 503, { code: 20503, message: "Service unavailable" }, /status 503: Service unavailable/],
])("says in words: %s", async (_what, status, body, sentence) => {
  const { url } = await twilioAnswering(status, { ...body, status });
  expect(await checkTwilioAccount(signingKey, url)).toEqual({
    healthy: false,
    sentence: expect.stringMatching(sentence),
  });
});

test("says in words that the network does not reach Twilio", async () => {
  const { url } = await twilioAnswering(200, {});
  server?.close();
  await once(server as Server, "close");
  const verdict = await checkTwilioAccount(signingKey, url);
  expect(verdict).toEqual({
    healthy: false,
    sentence: expect.stringMatching(/cannot be reached.*ECONNREFUSED/),
  });
});
