import {
  createTwilioEngine,
  type TwilioEngineOptions,
} from "../../../token-service/engines/twilio-engine.ts";
import type { TwilioSettings } from "../../../token-service/settings/twilio-settings.ts";
import { openStore } from "../../../token-service/store/open-store.ts";
import { startFakeTwilio } from "./fake-twilio.ts";
import { quietLog } from "./quiet-log.ts";

/** An API key of the right shape that opens nothing but the rooms of a fake. */
export const signingKey = {
  accountSid: `AC${"0".repeat(32)}`,
  keySid: `SK${"1".repeat(32)}`,
  keySecret: "a-secret-that-opens-nothing-at-all",
};

/** Settings of the Twilio engine with that key, and nothing else chosen. */
export const twilioDefaults: TwilioSettings = {
  signingKey,
  region: undefined,
  authToken: undefined,
  maxStaySeconds: 14_400,
  monthlyMinutes: undefined,
};

// Shared by the tests of one file, which share no room names that matter; it keeps no process alive.
const fake = await startFakeTwilio();
const store = await openStore("file::memory:");

/** The Twilio engine as the service makes it, on a fake of Twilio and a store in memory. */
export const testEngine = (
  settings: Partial<TwilioSettings> = {},
  options: Partial<TwilioEngineOptions> = {},
) =>
  createTwilioEngine(
    { ...twilioDefaults, ...settings },
    {
      tokenTtl: 14_400,
      store,
      secret: "the-service-s-own-secret",
      mayEnter: () => true,
      publicUrl: new URL("https://ping.example"),
      log: quietLog,
      rest: { baseUrl: fake.url, backOffMs: 1 },
      ...options,
    },
  );
