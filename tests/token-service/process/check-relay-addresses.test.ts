import { expect, test } from "vitest";
import { checkRelayAddresses } from "../../../token-service/process/check-relay-addresses.ts";
import { readConfig } from "../../../token-service/settings/config.ts";
import { twilioDefaults } from "../support/test-engine.ts";

const check = (env: Record<string, string>, addresses: string[] = []) =>
  checkRelayAddresses(readConfig(env), async () => {
    if (addresses.length === 0) throw new Error("ENOTFOUND");
    return addresses;
  });

test.each([
  ["of this machine alone", {}, []],
  [
    "that others reach, at addresses that they reach",
    { PUBLIC_URL: "https://ping.example" },
    ["203.0.113.7"],
  ],
  [
    "with one address for itself and one for others",
    { PUBLIC_URL: "https://ping.example" },
    ["127.0.1.1", "203.0.113.7"],
  ],
  ["whose PUBLIC_URL is warned of already", { HOST: "0.0.0.0" }, []],
])("nothing is found about a relay %s", async (_what, env, addresses) => {
  expect(await check(env, addresses)).toBeUndefined();
});

test("names that cannot be resolved are named, be they those of PUBLIC_URL", async () => {
  expect(await check({ PUBLIC_URL: "https://ping.example" })).toEqual({
    level: "warn",
    sentence: expect.stringMatching(/^RELAY_ADDRESSES ping\.example cannot be resolved [^\n]+\.$/),
  });
  expect((await check({ RELAY_ADDRESSES: "a.example,b.example" }))?.sentence).toContain(
    "a.example, b.example",
  );
});

test("a name that leads nobody but this machine to the relay is told, with its address", async () => {
  expect(await check({ PUBLIC_URL: "https://ping.example" }, ["127.0.1.1"])).toEqual({
    level: "warn",
    sentence: expect.stringMatching(
      /^RELAY_ADDRESSES ping\.example stands for 127\.0\.1\.1, where only this machine finds the relay: [^\n]+\.$/,
    ),
  });
});

test("so is an address of this machine alone for a service that others reach", async () => {
  const sentence = expect.stringMatching(/^RELAY_ADDRESSES is 127\.0\.0\.1, where only this machine /);
  expect(await check({ HOST: "0.0.0.0", RELAY_ADDRESSES: "127.0.0.1" })).toEqual({ level: "warn", sentence });
});

test("with Twilio nobody looks at the relay's addresses", async () => {
  const config = { ...readConfig({ RELAY_ADDRESSES: "gone.example" }), twilio: twilioDefaults };
  expect(await checkRelayAddresses(config, async () => [])).toBeUndefined();
});
