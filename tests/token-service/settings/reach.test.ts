import { expect, test } from "vitest";
import { readConfig } from "../../../token-service/settings/config.ts";
import {
  addressWarning,
  guestSentence,
  isLocalOnly,
  proxyWarning,
  relayPlace,
} from "../../../token-service/settings/reach.ts";
import { recordedLog } from "../support/quiet-log.ts";
import { runningService } from "../support/running-service.ts";

test.each([
  ["127.0.0.1", "", true],
  ["::1", "http://[::1]:3000", true],
  ["localhost", "http://pingroom.localhost:3000", true],
  ["127.0.0.1", "https://ping.example", false],
  ["0.0.0.0", "", false],
  ["::", "http://localhost:3000", false],
])("HOST=%s with PUBLIC_URL=%s is this machine alone: %s", (HOST, PUBLIC_URL, expected) => {
  expect(isLocalOnly(readConfig({ HOST, PUBLIC_URL }))).toBe(expected);
});

test.each([
  ["false", "127.0.0.1", "", "and nobody else: guests are off (ALLOW_GUESTS)."],
  ["", "127.0.0.1", "", "and nobody else: guests are off (ALLOW_GUESTS)."],
  ["true", "127.0.0.1", "", "(ALLOW_GUESTS): anyone on this machine."],
  ["true", "127.0.0.1", "https://ping.example", "anyone who can reach https://ping.example."],
  ["true", "192.0.2.7", "", "anyone who can reach 192.0.2.7."],
])(
  "with ALLOW_GUESTS=%s, HOST=%s and PUBLIC_URL=%s it says truthfully who may join",
  (ALLOW_GUESTS, HOST, PUBLIC_URL, words) => {
    expect(guestSentence(readConfig({ ALLOW_GUESTS, HOST, PUBLIC_URL }))).toContain(words);
  },
);

test.each([
  ["nothing", {}, { port: 3000, addresses: ["127.0.0.1"], host: "127.0.0.1" }],
  ["PORT", { PORT: "4000" }, { port: 4000, addresses: ["127.0.0.1"], host: "127.0.0.1" }],
  [
    "PUBLIC_URL on loopback",
    { PUBLIC_URL: "http://[::1]:3000" },
    { port: 3000, addresses: ["127.0.0.1"], host: "127.0.0.1" },
  ],
  [
    "PUBLIC_URL",
    { PUBLIC_URL: "https://ping.example/rooms" },
    { port: 3000, addresses: ["ping.example"], host: undefined },
  ],
  [
    "PUBLIC_URL in IPv6",
    { PUBLIC_URL: "http://[2001:db8::7]" },
    { port: 3000, addresses: ["2001:db8::7"], host: undefined },
  ],
  ["RELAY_PORT", { RELAY_PORT: "4000" }, { port: 4000, addresses: ["127.0.0.1"], host: "127.0.0.1" }],
  [
    "RELAY_ADDRESSES",
    { RELAY_ADDRESSES: "203.0.113.7,::1", PUBLIC_URL: "https://ping.example" },
    { port: 3000, addresses: ["203.0.113.7", "::1"], host: undefined },
  ],
  [
    "RELAY_ADDRESSES on loopback",
    { RELAY_ADDRESSES: "::1" },
    { port: 3000, addresses: ["::1"], host: "::1" },
  ],
  [
    "localhost as RELAY_ADDRESSES",
    { RELAY_ADDRESSES: "localhost" },
    { port: 3000, addresses: ["localhost"], host: "127.0.0.1" },
  ],
  ["HOST", { HOST: "0.0.0.0" }, { port: 3000, addresses: ["127.0.0.1"], host: undefined }],
])("with %s set, the relay has its place by that, and all else follows", (_what, env, place) => {
  expect(relayPlace(readConfig(env))).toEqual(place);
});

test("an address that others reach with a PUBLIC_URL of this machine is warned of", () => {
  expect(addressWarning(readConfig({ HOST: "0.0.0.0" }))).toMatch(/^PUBLIC_URL .*http:\/\/localhost:3000/);
  expect(addressWarning(readConfig({ HOST: "0.0.0.0", PUBLIC_URL: "https://ping.example" }))).toBeUndefined();
  expect(addressWarning(readConfig({}))).toBeUndefined();
});

test("an https address, which needs a proxy, is warned of while no proxy is believed", () => {
  const PUBLIC_URL = "https://ping.example";
  expect(proxyWarning(readConfig({ PUBLIC_URL }))).toMatch(/^TRUST_PROXY is 0 .*https:\/\/ping\.example/);
  expect(proxyWarning(readConfig({ PUBLIC_URL, TRUST_PROXY: "1" }))).toBeUndefined();
  expect(proxyWarning(readConfig({}))).toBeUndefined();
});

test.each([
  [
    "guests that a proxy brings in",
    { publicUrl: new URL("https://ping.example") },
    40,
    /Guests may join every room/,
  ],
  ["guests that are not let in", { allowGuests: undefined }, 30, /guests are off/],
  ["teammates sent to their own machines", { host: "0.0.0.0" }, 40, /^PUBLIC_URL /],
])("the log tells of %s", async (_what, config, level, words) => {
  const { log, written } = recordedLog();
  await runningService(config, log);
  const lines = written()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ level, msg: expect.stringMatching(words) }));
});
