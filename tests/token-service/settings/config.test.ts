import path from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../token-service/settings/config.ts";
import { ConfigError } from "../../../token-service/settings/config-problem.ts";
import { signingKey } from "../support/test-app.ts";

const twilio = {
  TWILIO_ACCOUNT_SID: signingKey.accountSid,
  TWILIO_API_KEY_SID: signingKey.keySid,
  TWILIO_API_KEY_SECRET: signingKey.keySecret,
};

test("with nothing set, rooms are embedded, on loopback, and guests are not allowed", () => {
  expect(readConfig({})).toEqual({
    host: "127.0.0.1",
    port: 3000,
    publicUrl: new URL("http://localhost:3000"),
    tokenTtl: 14_400,
    allowGuests: undefined,
    allowedOrigins: [],
    iceServers: [],
    dataDir: ".data",
    databaseUrl: `file:${path.resolve(".data/pingroom.db")}`,
    databaseAuthToken: undefined,
    adminKey: undefined,
    trustProxy: 0,
    rateLimit: 300,
    auditDays: 365,
    signIn: undefined,
    logLevel: "info",
    misspelt: [],
    twilio: undefined,
  });
});

test("an empty variable counts as not set, as in a copied .env.example", () => {
  expect(readConfig({ TWILIO_ACCOUNT_SID: "", PORT: "", PUBLIC_URL: "" })).toEqual(readConfig({}));
});

test("PUBLIC_URL follows PORT unless it is set", () => {
  expect(readConfig({ PORT: "8080" }).publicUrl.href).toBe("http://localhost:8080/");
  expect(readConfig({ PUBLIC_URL: "https://ping.example/rooms/" }).publicUrl.href).toBe(
    "https://ping.example/rooms",
  );
});

test("RELAY_ADDRESSES takes addresses and names of every kind, with blanks and brackets around them", () => {
  const { relayAddresses } = readConfig({
    RELAY_ADDRESSES: "203.0.113.7, [2001:db8::7],ping.example,nas,bücher.example",
  });
  expect(relayAddresses).toEqual(["203.0.113.7", "2001:db8::7", "ping.example", "nas", "bücher.example"]);
});

test("a complete set of Twilio variables picks Twilio", () => {
  expect(readConfig({ ...twilio, TWILIO_REGION: "ie1" }).twilio).toEqual({
    signingKey,
    region: "ie1",
    authToken: undefined,
    maxStaySeconds: 14_400,
    monthlyMinutes: undefined,
  });
});

describe("one sentence names the variable that is wrong", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["PUBLIC_URL", "ping.example"],
    ["PUBLIC_URL", "ftp://ping.example"],
    ["PUBLIC_URL", "https://ping.example/?team=1"],
    ["PUBLIC_URL", "https://ping.example/#top"],
    ["PUBLIC_URL", "https://ana:secret@ping.example"],
    ["TOKEN_TTL", "599"],
    ["TOKEN_TTL", "86401"],
    ["TOKEN_TTL", "1h"],
    ["ALLOW_GUESTS", "yes"],
    ["ALLOWED_ORIGINS", "*"],
    ["ALLOWED_ORIGINS", "https://team.example/page"],
    ["ICE_SERVERS", "stun:stun.example"],
    ["RELAY_PORT", "0"],
    ["RELAY_PORT", "udp"],
    ["RELAY_ADDRESSES", "ping.example:3000"],
    ["RELAY_ADDRESSES", "https://ping.example"],
    ["RELAY_ADDRESSES", "203.0.113.7,,ping.example"],
    ["RELAY_ADDRESSES", "203.0.113.700"],
    ["RELAY_ADDRESSES", "fe80::1%eth0"],
    ["RELAY_ADDRESSES", "0.0.0.0"],
    ["RELAY_ADDRESSES", "[::]"],
    ["LOG_LEVEL", "loud"],
    ["DATABASE_URL", "mysql://localhost/ping"],
    ["ADMIN_KEY", "short"],
    ["ADMIN_KEY", "a key with spaces is none that a header can hold"],
    ["TRUST_PROXY", "yes"],
    ["RATE_LIMIT", "-1"],
    ["AUDIT_DAYS", "-1"],
    ["AUDIT_DAYS", "3651"],
    ["AUDIT_DAYS", "a year"],
    ["AUDIT_DAYS", "1.5"],
  ])("%s=%s", (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });

  test.each(Object.keys(twilio))(
    "a Twilio set without %s, which never falls back to embedded rooms",
    (missing) => {
      const read = () => readConfig({ ...twilio, [missing]: undefined });
      expect(read).toThrow(ConfigError);
      expect(read).toThrow(new RegExp(`^${missing} is missing`));
    },
  );

  test.each([
    ["TWILIO_ACCOUNT_SID", "SK00000000000000000000000000000000"],
    ["TWILIO_API_KEY_SID", "AC00000000000000000000000000000000"],
    ["TWILIO_API_KEY_SECRET", "short"],
    ["TWILIO_REGION", "moon1"],
  ])("a wrong %s", (name, value) => {
    expect(() => readConfig({ ...twilio, [name]: value })).toThrow(new RegExp(`^${name} `));
  });

  test("a Twilio variable on its own, whichever it is", () => {
    expect(() => readConfig({ TWILIO_REGION: "ie1" })).toThrow(
      /^TWILIO_ACCOUNT_SID is missing although TWILIO_REGION is set/,
    );
    expect(() => readConfig({ TWILIO_AUTH_TOKEN: "x" })).toThrow(/although TWILIO_AUTH_TOKEN is set/);
  });

  test("never with the secret in it", () => {
    expect(() => readConfig({ ...twilio, TWILIO_API_KEY_SECRET: "tiny-secret" })).not.toThrow(/tiny-secret/);
  });
});

describe("single sign-on", () => {
  const signIn = { OIDC_ISSUER: "https://login.example", OIDC_CLIENT_ID: "pingroom", OIDC_DOMAINS: "*" };

  test("is set up by issuer and client id; newcomers enter ping-room then", () => {
    expect(readConfig(signIn).signIn).toEqual({
      issuer: new URL("https://login.example"),
      clientId: "pingroom",
      clientSecret: undefined,
      label: "login.example",
      domains: [],
      grants: [{ room: "ping-room", role: "both" }],
    });
  });

  test("lets in the domains that are listed", () => {
    expect(readConfig({ ...signIn, OIDC_DOMAINS: "Example.com, example.org" }).signIn?.domains).toEqual([
      "example.com",
      "example.org",
    ]);
  });

  test.each([
    ["OIDC_ISSUER", "http://login.example"],
    ["OIDC_ISSUER", "login.example"],
    ["OIDC_DOMAINS", "example"],
    ["OIDC_ROOMS", "ops:admin"],
    ["OIDC_ROOMS", "ops,ops:publish"],
    ["OIDC_CLIENT_ID", ""],
    ["OIDC_DOMAINS", ""],
  ])("one sentence names what is wrong: %s=%s", (name, value) => {
    const read = () => readConfig({ ...signIn, [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });
});
