import { isIP } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { clientAddress } from "../../../token-service/http/client-address.ts";
import { recordedLog } from "../support/quiet-log.ts";
import { testApp } from "../support/test-app.ts";

test.each([
  ["no proxy is trusted, whatever the header says", 0, "198.51.100.1", "192.0.2.7"],
  ["one proxy is trusted", 1, "203.0.113.9, 198.51.100.1", "198.51.100.1"],
  ["two proxies are trusted", 2, "6.6.6.6, 203.0.113.9, 198.51.100.1", "203.0.113.9"],
  ["a client made up an address", 1, "127.0.0.1,198.51.100.1", "198.51.100.1"],
  ["the header is missing", 1, undefined, "192.0.2.7"],
  ["fewer proxies spoke than are trusted", 2, "198.51.100.1", "192.0.2.7"],
  ["the header is garbage", 1, "198.51.100.1, unknown", "192.0.2.7"],
  ["the header is empty", 1, "", "192.0.2.7"],
  ["an entry has no address", 1, "198.51.100.1,", "192.0.2.7"],
  ["a proxy adds the port", 1, "198.51.100.1:4711", "198.51.100.1"],
  ["a proxy adds the port of IPv6", 1, "[2001:DB8:0::1]:4711", "2001:db8::1"],
  ["IPv4 is written within IPv6", 1, "::ffff:198.51.100.1", "198.51.100.1"],
])("when %s, the address is the right one", (_what, proxies, forwardedFor, expected) => {
  expect(clientAddress("::ffff:192.0.2.7", forwardedFor, proxies)).toBe(expected);
});

test("a request without a connection comes from an unknown address", () => {
  expect(clientAddress(undefined, "198.51.100.1", 0)).toBe("unknown");
});

test("whatever a client writes, the result is an address", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 0, max: 10 }), (forwardedFor, proxies) => {
      expect(isIP(clientAddress("192.0.2.7", forwardedFor, proxies))).not.toBe(0);
    }),
    { seed: 20261122 },
  );
});

/** What a service tells its log of the header, asked for something four times: without it, and with each of these. */
const toldOf = async (trustProxy: number, headers: readonly string[]): Promise<string[]> => {
  const { log, written } = recordedLog();
  const app = await testApp({ log, trustProxy });
  await app.request("/health");
  for (const header of headers) await app.request("/health", { headers: { "X-Forwarded-For": header } });
  const lines = written().trim().split("\n");
  return lines.map((line) => JSON.parse(line).msg).filter((msg) => msg.includes("X-Forwarded-For"));
};

test("that nobody believes X-Forwarded-For is said once, when the first one comes, with what to set", async () => {
  const told = await toldOf(0, ["198.51.100.1", "198.51.100.2", "198.51.100.1, 203.0.113.9"]);
  expect(told).toEqual([expect.stringMatching(/TRUST_PROXY is 0: .*count as one address.* Set TRUST_PROXY/)]);
  expect(told[0]).not.toContain("198.51");
});

test.each([
  ["holds fewer addresses than proxies are trusted", 2],
  ["holds none", 1],
])("that X-Forwarded-For %s is said once", async (_what, trustProxy) => {
  const header = trustProxy === 1 ? "unknown" : "198.51.100.1";
  const told = await toldOf(trustProxy, [header, header]);
  expect(told).toEqual([expect.stringContaining(`TRUST_PROXY=${trustProxy} promises`)]);
});

test("of a header that is believed nothing is said", async () => {
  expect(await toldOf(1, ["198.51.100.1", "203.0.113.9, 198.51.100.1"])).toEqual([]);
});
