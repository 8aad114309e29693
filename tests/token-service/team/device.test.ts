import { generateKeyPairSync } from "node:crypto";
import * as v from "valibot";
import { expect, test } from "vitest";
import { deviceKey } from "../../../token-service/team/device.ts";

const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

test("a key is written in one way alone, so that it has one thumbprint", () => {
  const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" });
  const x = String(jwk.x);
  const otherEnd = base64url[base64url.indexOf(x.slice(-1)) + 1];
  const twin = `${x.slice(0, -1)}${otherEnd}`;
  expect(Buffer.from(twin, "base64url")).toEqual(Buffer.from(x, "base64url"));
  expect(v.is(deviceKey, jwk)).toBe(true);
  expect(v.is(deviceKey, { ...jwk, x: twin })).toBe(false);
});
