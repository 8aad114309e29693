import { expect, test } from "vitest";
import { misspeltVariables } from "../../../token-service/settings/misspelt-variables.ts";
import { settingNames } from "../../../token-service/settings/setting-names.ts";
import { mergedVariables } from "../../../token-service/settings/variables.ts";

const told = (environment: Record<string, string>, inFile: Record<string, string> = {}) =>
  misspeltVariables(mergedVariables(environment, inFile));

test.each([
  ["ADMINKEY", "ADMIN_KEY"],
  ["PROT", "PORT"],
  ["HOTS", "HOST"],
  ["admin_key", "ADMIN_KEY"],
  ["DATABASE_URI", "DATABASE_URL"],
  ["PUBLICURL", "PUBLIC_URL"],
  ["RELAY_ADRESSES", "RELAY_ADDRESSES"],
  ["PINGROOM_PORT", "PORT"],
  ["TWILIO_ACOUNT_SID", "TWILIO_ACCOUNT_SID"],
])("%s in the environment is told, and %s was meant", (typed, meant) => {
  expect(told({ [typed]: "a secret" })).toEqual([
    `${typed} in the environment is no setting: did you mean ${meant}?`,
  ]);
});

test("one in .env is told with its place, and one that switches something on although no setting is near", () => {
  expect(told({}, { RATE_LIMITS: "5", OIDC_AUDIENCE: "x" })).toEqual([
    "RATE_LIMITS in .env is no setting: did you mean RATE_LIMIT?",
    "OIDC_AUDIENCE in .env is no setting.",
  ]);
});

test("variables of others, empty ones and the settings themselves are left alone", () => {
  const foreign =
    "PATH HOME HOSTNAME PWD SHELL USER LANG TERM TZ NODE_ENV LOGNAME MAIL npm_config_port OLDPWD";
  const others = Object.fromEntries(foreign.split(" ").map((name) => [name, "x"]));
  expect(told({ ...others, ADMINKEY: "" })).toEqual([]);
  expect(told(Object.fromEntries(settingNames.map((name) => [name, "x"])))).toEqual([]);
});
