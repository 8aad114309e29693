import { serviceVariables } from "./config.ts";
import { signInVariables } from "./sign-in-settings.ts";
import { twilioVariables } from "./twilio-settings.ts";

/** What stands for a variable that is not set, as the admin would write it. */
export const settingDefaults: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries({ ...serviceVariables, ...signInVariables, ...twilioVariables }).map(([name, schema]) => [
    name,
    "default" in schema && typeof schema.default === "string" ? schema.default : undefined,
  ]),
);

/** All variables that the service knows. */
export const settingNames: readonly string[] = Object.keys(settingDefaults);
