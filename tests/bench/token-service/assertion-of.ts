import { createPrivateKey, type JsonWebKey, type KeyObject, randomUUID, sign } from "node:crypto";

const part = (words: unknown): string => Buffer.from(JSON.stringify(words)).toString("base64url");

const keys = new Map<string, KeyObject>();

const keyOf = (id: string, jwk: JsonWebKey): KeyObject => {
  const known = keys.get(id) ?? createPrivateKey({ key: jwk, format: "jwk" });
  keys.set(id, known);
  return known;
};

/** What a device of a member signs to ask this service for one token; see `token-service/callers/check-assertion.ts`. */
export const assertionOf = (
  { id, privateKey }: { id: string; privateKey: JsonWebKey },
  address: string,
): string => {
  const iat = Math.floor(Date.now() / 1000);
  const header = { alg: "ES256", typ: "pingroom-device+jwt", kid: id };
  const claims = {
    iss: id,
    sub: id,
    aud: address,
    htm: "POST",
    htu: `${address}/token`,
    iat,
    exp: iat + 60,
    jti: randomUUID(),
  };
  const covered = `${part(header)}.${part(claims)}`;
  const key = keyOf(id, privateKey);
  const signature = sign("sha256", Buffer.from(covered), { key, dsaEncoding: "ieee-p1363" });
  return `${covered}.${signature.toString("base64url")}`;
};
