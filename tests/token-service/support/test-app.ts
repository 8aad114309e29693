import type { Hono } from "hono";
import { type AppOptions, createApp } from "../../../token-service/app.ts";
import type { ServiceEnv } from "../../../token-service/http/request-context.ts";
import { readServiceSecret } from "../../../token-service/store/service-secret.ts";
import { createTeam } from "../../../token-service/team/team.ts";
import { quietLog } from "./quiet-log.ts";
import { testEngine } from "./test-engine.ts";
import { testStore } from "./test-store.ts";

export { signingKey, twilioDefaults } from "./test-engine.ts";

/** Origin of an extension. */
export const extensionOrigin = `chrome-extension://${"abcdefghijklmnop".repeat(2)}`;

/**
 * The service on the Twilio engine, guests let in, any number of requests; no port is opened.
 *
 * @param options a store that is given stays open; otherwise the app has an empty one of its own
 */
export const testApp = async (options: Partial<AppOptions> = {}): Promise<Hono<ServiceEnv>> => {
  const store = options.store ?? (await testStore()).store;
  const team = options.team ?? createTeam(store);
  await team.refresh();
  return createApp({
    engine: testEngine(),
    store,
    team,
    secret: await readServiceSecret(store),
    log: quietLog,
    publicUrl: new URL("https://ping.example"),
    allowedOrigins: ["https://team.example"],
    allowGuests: true,
    signIn: undefined,
    adminKey: undefined,
    rateLimit: 0,
    trustProxy: 0,
    ...options,
  });
};

/** Asks with a JSON body. */
export const post = async (
  app: Hono<ServiceEnv> | Promise<Hono<ServiceEnv>>,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  (await app).request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

/** Asks for a token with a JSON body. */
export const postToken = (
  app: Hono<ServiceEnv> | Promise<Hono<ServiceEnv>>,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> => post(app, "/token", body, headers);
