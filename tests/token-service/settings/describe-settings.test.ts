import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { readConfig } from "../../../token-service/settings/config.ts";
import { describeSettings } from "../../../token-service/settings/describe-settings.ts";
import { parseEnvFile } from "../../../token-service/settings/env-file.ts";
import { settingNames } from "../../../token-service/settings/setting-names.ts";
import { mergedVariables } from "../../../token-service/settings/variables.ts";

const described = (environment: Record<string, string>, inFile: Record<string, string>) => {
  const variables = mergedVariables(environment, inFile);
  const settings = describeSettings(variables, readConfig(variables.values));
  return new Map(settings.map(({ name, ...rest }) => [name, rest]));
};

test("each setting is shown with where it comes from; the environment wins, be it empty", () => {
  const settings = described(
    { PORT: "4000", LOG_LEVEL: "" },
    { PORT: "5000", LOG_LEVEL: "debug", HOST: "0.0.0.0" },
  );
  expect(settings.get("PORT")).toEqual({ value: "4000", from: "environment" });
  expect(settings.get("HOST")).toEqual({ value: "0.0.0.0", from: ".env" });
  expect(settings.get("LOG_LEVEL")).toEqual({ value: "info", from: "default" });
  expect(settings.get("PUBLIC_URL")).toEqual({ value: "http://localhost:4000", from: "default" });
  expect(settings.get("RELAY_PORT")).toEqual({ value: "4000", from: "default" });
  expect(settings.get("RELAY_ADDRESSES")).toEqual({ value: "127.0.0.1", from: "default" });
  expect(settings.get("ADMIN_KEY")).toEqual({ value: "-", from: "default" });
});

test("no secret is shown", () => {
  const secret = "0123456789abcdef01234567";
  const settings = described(
    {
      ADMIN_KEY: secret,
      DATABASE_URL: `libsql://store.example?authToken=${secret}`,
      DATABASE_AUTH_TOKEN: secret,
      ICE_SERVERS: JSON.stringify([{ urls: "turn:turn.example", secret }]),
      OIDC_ISSUER: "https://accounts.example/",
      OIDC_CLIENT_ID: "pingroom",
      OIDC_DOMAINS: "*",
      OIDC_CLIENT_SECRET: secret,
      TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
      TWILIO_API_KEY_SID: `SK${"0".repeat(32)}`,
      TWILIO_API_KEY_SECRET: secret,
      TWILIO_AUTH_TOKEN: secret,
    },
    {},
  );
  expect(JSON.stringify([...settings])).not.toContain(secret);
  expect(settings.get("DATABASE_URL")).toEqual({ value: "libsql://store.example", from: "environment" });
  expect(settings.get("ADMIN_KEY")).toEqual({ value: "set", from: "environment" });
});

test("every setting stands in .env.example, and nothing else", async () => {
  const inExample = Object.keys(parseEnvFile(await readFile(".env.example", "utf8"), ".env.example"));
  expect(inExample.sort()).toEqual([...settingNames].sort());
});
