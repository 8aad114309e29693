import canonicalize from "canonicalize";
import { decode as fromBase64Url, encode as toBase64Url } from "jose/base64url";
import { calculateJwkThumbprint } from "jose/jwk/thumbprint";
import { FlattenedSign } from "jose/jws/flattened/sign";
import { flattenedVerify } from "jose/jws/flattened/verify";
import * as v from "valibot";
import type { DeviceKey } from "../../shared/device-key.ts";
import { printOf } from "../../shared/identity.ts";

/** What somebody said, and where; a proof holds for all of it and for nothing else. */
export interface Statement {
  /** The room's name. */
  room: string;
  /** The speaker's identity in it. */
  from: string;
  /** The message without its proof. */
  said: object;
}

// A device signs for the service too (`sign-assertion.ts`): neither signature may pass for the other.
const type = "pingroom-message+jws";

const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const header = v.strictObject({
  alg: v.literal("ES256"),
  typ: v.literal(type),
  jwk: v.strictObject({ kty: v.literal("EC"), crv: v.literal("P-256"), x: coordinate, y: coordinate }),
});

// The header and the signature of a compact JWS whose payload is left out (RFC 7515, appendix F).
const detached = /^([\w-]{1,400})\.\.([\w-]{86})$/;

const utf8 = new TextEncoder();

/** A key as a proof tells it, and its thumbprint. */
interface Told {
  jwk: v.InferOutput<typeof header>["jwk"];
  thumbprint: string;
}

// A device's header is always the same, and reading the key in it takes longer than a signature. As many as speak at once.
const maxTold = 200;
const toldIn = new Map<string, Promise<Told>>();

const read = async (head: string): Promise<Told> => {
  const { jwk } = v.parse(header, JSON.parse(new TextDecoder().decode(fromBase64Url(head))));
  return { jwk, thumbprint: await calculateJwkThumbprint(jwk) };
};

const keyIn = (head: string): Promise<Told> => {
  const known = toldIn.get(head) ?? read(head);
  toldIn.delete(head);
  toldIn.set(head, known);
  const [oldest] = toldIn.keys();
  if (toldIn.size > maxTold && oldest !== undefined) toldIn.delete(oldest);
  return known;
};

/** Both sides have the message as an object, so what is signed is its canonical form (RFC 8785). */
const payloadOf = ({ room, from, said }: Statement): Uint8Array =>
  utf8.encode(canonicalize([room, from, said]));

/**
 * Signs what a device says in a room.
 *
 * @returns a compact JWS with detached payload: ES256, and the public key in its header
 */
export const prove = async (
  { privateKey, publicJwk }: Pick<DeviceKey, "privateKey" | "publicJwk">,
  statement: Statement,
): Promise<string> => {
  const { protected: head, signature } = await new FlattenedSign(payloadOf(statement))
    .setProtectedHeader({ alg: "ES256", typ: type, jwk: publicJwk })
    .sign(privateKey);
  return `${head}..${signature}`;
};

/**
 * Whether a statement is proven to be the device's whose print is in the speaker's identity. The room vouches for the
 * identity, and the service put the print into it.
 *
 * @param proof as `prove` makes it; whatever a message had in its place proves nothing
 */
export const isProven = async (proof: unknown, statement: Statement): Promise<boolean> => {
  const print = printOf(statement.from);
  const [, head, signature] = (typeof proof === "string" && detached.exec(proof)) || [];
  if (print === null || head === undefined || signature === undefined) return false;
  try {
    const { jwk, thumbprint } = await keyIn(head);
    if (!thumbprint.startsWith(print)) return false;
    const payload = toBase64Url(payloadOf(statement));
    await flattenedVerify({ protected: head, payload, signature }, jwk, { algorithms: ["ES256"] });
    return true;
  } catch {
    return false; // No header of ours, no point of the curve, no canonical form, or another signature.
  }
};
