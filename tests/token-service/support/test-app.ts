import { type AppOptions, createApp } from "../../../token-service/app.ts";
import { createTwilioEngine } from "../../../token-service/engines/twilio-engine.ts";
import { quietLog } from "./quiet-log.ts";

/** An API key of the right shape that opens nothing. */
export const signingKey = {
  accountSid: `AC${"0".repeat(32)}`,
  keySid: `SK${"1".repeat(32)}`,
  keySecret: "a-secret-that-opens-nothing-at-all",
};

/** Settings of the Twilio engine with that key, and nothing else chosen. */
export const twilioDefaults = {
  signingKey,
  region: undefined,
  authToken: undefined,
  maxStaySeconds: 14_400,
  monthlyMinutes: undefined,
};

/** Origin of an extension. */
export const extensionOrigin = `chrome-extension://${"abcdefghijklmnop".repeat(2)}`;

/** The service on the Twilio engine, guests let in; no port is opened. */
export const testApp = (options: Partial<AppOptions> = {}) =>
  createApp({
    engine: createTwilioEngine(twilioDefaults, 14_400),
    log: quietLog,
    publicUrl: new URL("https://ping.example"),
    allowedOrigins: ["https://team.example"],
    allowGuests: true,
    ...options,
  });

/** Asks for a token with a JSON body. */
export const postToken = (
  app: ReturnType<typeof testApp>,
  body: unknown,
  headers: Record<string, string> = {},
): Response | Promise<Response> =>
  app.request("/token", {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
