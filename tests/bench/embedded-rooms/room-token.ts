import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { SigningKey } from "../../../token-service/base/signing-key.ts";

/** The key with which a service on embedded rooms signs; see `token-service/engines/embedded-signing-key.ts`. */
export const signingKeyIn = async (dataDir: string): Promise<SigningKey> =>
  JSON.parse(await readFile(path.join(dataDir, "signing-key.json"), "utf8"));

const part = (words: unknown): string => Buffer.from(JSON.stringify(words)).toString("base64url");

/** An access token as the service gives it, made here so that asking for tokens is no part of joining. */
export const roomToken = (
  { accountSid, keySid, keySecret }: SigningKey,
  identity: string,
  room: string,
): string => {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    jti: `${keySid}-${iat}`,
    grants: { identity, video: { room } },
    iat,
    exp: iat + 14_400,
    iss: keySid,
    sub: accountSid,
  };
  const covered = `${part({ alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1" })}.${part(claims)}`;
  return `${covered}.${createHmac("sha256", keySecret).update(covered).digest("base64url")}`;
};
