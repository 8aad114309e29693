import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from "hpke";
import { decode as fromBase64Url, encode as toBase64Url } from "jose/base64url";
import * as v from "valibot";
import { type Body, body } from "../../shared/wire-schema.ts";

/** What a sealed ping is bound to: it opens as nothing else and for nobody else. Identities are the room's. */
export interface Envelope {
  /** The ping's id. */
  id: string;
  from: string;
  to: string;
}

/** What travels of a sealed ping besides its envelope; both base64url. */
export interface Sealed {
  encapsulated: string;
  ciphertext: string;
}

/** A ping as it is sealed: with what proves its sender, so that nobody else can tell who wrote it. */
export type Letter = Body & { proof?: string | undefined };

/** What a seal held. */
interface Opened {
  body: Body;
  /** All that was said, with the ping's id and receiver: what the proof is bound to. */
  said: object;
  proof: unknown;
}

/** What a sealed ping says, as its sender proves it. */
export const sealedSaying = (body: object, { id, to }: Pick<Envelope, "id" | "to">): object => ({
  ...body,
  kind: "sealed",
  id,
  to,
});

/** Seals pings for others and opens those that were sealed for us. */
export interface Sealer {
  /** Our public key, base64url. */
  publicKey: string;
  /** @returns null when the key is no point of the curve */
  seal(what: Letter, envelope: Envelope, key: string): Promise<Sealed | null>;
  /** @returns null for what was not sealed for us, by this sender and as this ping */
  open(sealed: Sealed, envelope: Envelope): Promise<Opened | null>;
}

const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);
const utf8 = new TextEncoder();
const info = utf8.encode("pingroom: a ping to one person, version 1");
const boundTo = ({ id, from, to }: Envelope) => utf8.encode(JSON.stringify([id, from, to]));

const opened = (plaintext: Uint8Array, envelope: Envelope): Opened | null => {
  try {
    const letter = JSON.parse(new TextDecoder().decode(plaintext));
    const result = v.safeParse(body, letter);
    if (!result.success) return null;
    const { proof, ...said } = letter;
    return { body: result.output, said: sealedSaying(said, envelope), proof };
  } catch {
    return null; // Well sealed, and not JSON.
  }
};

/**
 * Makes a sealer with a key pair of its own: HPKE in base mode (RFC 9180) with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and
 * AES-128-GCM over WebCrypto. The private key cannot be exported, is stored nowhere and ends with this document, so that
 * nobody reads later what was recorded today. The seal proves no sender (RFC 9180, section 9.1.1): what is in it does.
 */
export const createSealer = async (): Promise<Sealer> => {
  const pair = await suite.GenerateKeyPair(false);
  return {
    publicKey: toBase64Url(await suite.SerializePublicKey(pair.publicKey)),
    seal: async (what, envelope, key) => {
      const recipient = await suite.DeserializePublicKey(fromBase64Url(key)).catch(() => null);
      if (!recipient) return null;
      const plaintext = utf8.encode(JSON.stringify(what));
      const aad = boundTo(envelope);
      const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, plaintext, { aad, info });
      return { encapsulated: toBase64Url(encapsulatedSecret), ciphertext: toBase64Url(ciphertext) };
    },
    open: async ({ encapsulated, ciphertext }, envelope) => {
      try {
        const aad = boundTo(envelope);
        const secret = fromBase64Url(encapsulated);
        return opened(await suite.Open(pair, secret, fromBase64Url(ciphertext), { aad, info }), envelope);
      } catch {
        return null; // For another key, tampered with, or somebody else's words.
      }
    },
  };
};
