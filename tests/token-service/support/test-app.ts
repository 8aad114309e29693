import { type AppOptions, createApp } from "../../../token-service/app.ts";
import { quietLog } from "./quiet-log.ts";
import { testEngine } from "./test-engine.ts";

export { signingKey, twilioDefaults } from "./test-engine.ts";

/** Origin of an extension. */
export const extensionOrigin = `chrome-extension://${"abcdefghijklmnop".repeat(2)}`;

/** The service on the Twilio engine, guests let in; no port is opened. */
export const testApp = (options: Partial<AppOptions> = {}) =>
  createApp({
    engine: testEngine(),
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
