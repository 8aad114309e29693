import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { closeServer } from "../../../token-service/http/node-server.ts";
import { listenOnLoopback } from "./listen-on-loopback.ts";

/** A provider whose ID tokens say whatever a test makes them say. */
export interface ForgingProvider {
  readonly issuer: string;
  /** The public key that it shows, as JSON text. */
  readonly publicKey: string;
  /** Signs claims with its own key, as an honest provider would. */
  sign(claims: JWTPayload): Promise<string>;
  /** Signs claims with a key that it shows nobody, though by the name of the one that it shows. */
  signWithForeignKey(claims: JWTPayload): Promise<string>;
  /** From now on its token endpoint gives this, to whatever code. */
  giveOut(idToken: string): void;
  /** From now on its discovery document says this too. */
  announce(metadata: Record<string, unknown>): void;
  /** How often somebody has looked at its discovery document. */
  looks(): number;
  /** What its token endpoint was asked last. */
  asked(): { authorization: string | undefined; body: URLSearchParams };
  /** From now on it answers everything with this status; undefined makes it well again. */
  fail(status: number | undefined): void;
  close(): Promise<void>;
}

/**
 * Starts one on loopback.
 *
 * @param alg how it signs, in the words of RFC 7518
 */
export const startForgingProvider = async (alg = "ES256"): Promise<ForgingProvider> => {
  const own = await generateKeyPair(alg);
  const foreign = await generateKeyPair(alg);
  const key = { ...(await exportJWK(own.publicKey)), kid: "own", alg, use: "sig" };
  let idToken = "";
  let more: Record<string, unknown> = {};
  let failure: number | undefined;
  let looks = 0;
  let asked = { authorization: undefined as string | undefined, body: new URLSearchParams() };

  const server = createServer();
  const issuer = await listenOnLoopback(server);
  const pages: Record<string, () => unknown> = {
    "/.well-known/openid-configuration": () => {
      looks += 1;
      return {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: [alg],
        ...more,
      };
    },
    "/keys": () => ({ keys: [key] }),
    "/token": () => ({ access_token: "access", token_type: "Bearer", id_token: idToken }),
  };
  server.on("request", async (request, response) => {
    const body = new URLSearchParams(await text(request));
    if (request.url === "/token") asked = { authorization: request.headers.authorization, body };
    const status = failure ?? 200;
    const page = pages[request.url ?? ""]?.() ?? {};
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(page));
  });

  const signWith = (pair: typeof own) => (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid: "own" }).sign(pair.privateKey);
  return {
    issuer,
    publicKey: JSON.stringify(key),
    sign: signWith(own),
    signWithForeignKey: signWith(foreign),
    giveOut(token) {
      idToken = token;
    },
    announce(metadata) {
      more = { ...more, ...metadata };
    },
    looks: () => looks,
    asked: () => asked,
    fail(status) {
      failure = status;
    },
    close: () => closeServer(server),
  };
};
