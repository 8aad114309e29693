import { Hono } from "hono";
import { onTestFinished } from "vitest";
import { uniqueNameOf } from "../../../../../token-service/engines/twilio/room-names.ts";
import type { TwilioEngineOptions } from "../../../../../token-service/engines/twilio-engine.ts";
import { answerError } from "../../../../../token-service/http/error-answers.ts";
import type { ServiceEnv } from "../../../../../token-service/http/request-context.ts";
import type { TwilioSettings } from "../../../../../token-service/settings/twilio-settings.ts";
import { openStore, type Store } from "../../../../../token-service/store/open-store.ts";
import { type FakeTwilio, startFakeTwilio } from "../../../support/fake-twilio.ts";
import { quietLog } from "../../../support/quiet-log.ts";
import { signingKey, testEngine } from "../../../support/test-engine.ts";
import { signedCallback } from "./signed-callback.ts";

/** The service's own secret in these tests. */
export const secret = "a-secret-of-the-service";

/** The account's Auth Token in these tests. */
export const authToken = "an-auth-token-of-the-account";

/** Where Twilio tells of rooms. */
export const statusUrl = "https://ping.example/twilio/status";

/** Name at Twilio of the room that most tests use. */
export const opsAtTwilio = uniqueNameOf(secret, "ops");

/**
 * An engine, a fake of Twilio that takes its key, and a store, all of their own.
 *
 * @param known a fake and a store to use again, as after a restart
 */
export const twilioSetup = async (
  settings: Partial<TwilioSettings> = {},
  options: Partial<TwilioEngineOptions> = {},
  known: { fake?: FakeTwilio; store?: Store } = {},
) => {
  const fake = known.fake ?? (await startFakeTwilio({ [signingKey.keySid]: signingKey.keySecret }));
  const store = known.store ?? (await openStore("file::memory:"));
  const engine = testEngine(settings, {
    store,
    secret,
    ...options,
    rest: { baseUrl: fake.url, backOffMs: 1, ...options.rest },
  });
  onTestFinished(() => engine.close());

  const app = new Hono<ServiceEnv>();
  app.use(async (c, next) => {
    c.set("log", quietLog);
    await next();
  });
  const routes = engine.routes();
  if (routes) app.route("/", routes);
  app.onError(answerError);

  return {
    fake,
    store,
    engine,
    app,
    /** Lets Twilio tell of something, signed as it does. */
    tell: async (fields: Record<string, string>): Promise<number> =>
      (await app.request(statusUrl, signedCallback(authToken, statusUrl, fields))).status,
  };
};
