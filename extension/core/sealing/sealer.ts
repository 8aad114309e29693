import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from "hpke";
import { decode as fromBase64Url, encode as toBase64Url } from "jose/base64url";
import * as v from "valibot";
import { type Letter, letter, type SealedPing } from "../../shared/wire-schema.ts";

/** What a sealed ping is bound to: it opens as nothing else. */
export interface Envelope {
  /** The ping's id. */
  id: string;
  /** The sender's identity in the room. */
  from: string;
  /** The room's name. */
  room: string;
}

/** A device for which a ping is sealed. */
interface SealedFor {
  /** Its identity in the room. */
  to: string;
  /** Its public key, base64url. */
  publicKey: string;
}

/** What travels of a sealed ping besides its id. */
export type Sealed = Pick<SealedPing, "ciphertext" | "keys">;

/** A ping as it is sealed: with what proves its sender, so that nobody else can tell who wrote it. */
export type ProvenLetter = Letter & { proof?: string | undefined };

/** What a seal held. */
interface Opened {
  letter: Letter;
  /** All that was said, with the ping's id: what the proof is bound to. */
  said: object;
  proof: unknown;
}

/** What a sealed ping says, as its sender proves it. */
export const sealedSaying = (what: object, { id }: Pick<Envelope, "id">): object => ({
  ...what,
  kind: "sealed",
  id,
});

/** Seals pings for others and opens those that were sealed for us. */
export interface Sealer {
  /** Our public key, base64url. */
  publicKey: string;
  /** Seals it once, and its key for each of the devices; one whose public key is no point of the curve is left out. */
  seal(what: ProvenLetter, envelope: Envelope, devices: readonly SealedFor[]): Promise<Sealed>;
  /**
   * @param own this device's identity, for which one of the keys is
   * @returns null for what was not sealed for us, by this sender and as this ping
   */
  open(sealed: Sealed, envelope: Envelope, own: string): Promise<Opened | null>;
}

const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
const utf8 = new TextEncoder();
const info = utf8.encode("pingroom: the key of a ping, version 2");
// An uncompressed point of P-256.
const pointLength = 65;
// One key seals one ping, and no two with the same nonce.
const nonce = new Uint8Array(12);

const bytesOf = (parts: readonly string[]) => utf8.encode(JSON.stringify(parts));
const algorithmFor = ({ id, from, room }: Envelope) => ({
  name: "AES-GCM",
  iv: nonce,
  additionalData: bytesOf([id, from, room]),
});
const wrapFor = ({ id, from, room }: Envelope, to: string) => ({ info, aad: bytesOf([id, from, room, to]) });

const opened = (plaintext: ArrayBuffer, envelope: Envelope): Opened | null => {
  const what = JSON.parse(new TextDecoder().decode(plaintext));
  const result = v.safeParse(letter, what);
  if (!result.success) return null;
  const { proof, ...said } = what;
  return { letter: result.output, said: sealedSaying(said, envelope), proof };
};

/**
 * Makes a sealer with a key pair of its own. A ping is sealed once with a random key (AES-256-GCM), and that key for each device by
 * HPKE in base mode (RFC 9180) with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM, all of it over WebCrypto. The private key
 * cannot be exported, is stored nowhere and ends with this document, so that nobody reads later what was recorded today. The seal
 * proves no sender (RFC 9180, section 9.1.1): what is in it does.
 */
export const createSealer = async (): Promise<Sealer> => {
  const pair = await suite.GenerateKeyPair(false);

  const wrap = async (key: Uint8Array, { to, publicKey }: SealedFor, envelope: Envelope) => {
    const recipient = await suite.DeserializePublicKey(fromBase64Url(publicKey)).catch(() => null);
    if (!recipient) return [];
    const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, key, wrapFor(envelope, to));
    const wrapped = new Uint8Array([...encapsulatedSecret, ...ciphertext]);
    return [{ to, key: toBase64Url(wrapped) }];
  };

  return {
    publicKey: toBase64Url(await suite.SerializePublicKey(pair.publicKey)),
    seal: async (what, envelope, devices) => {
      const key = crypto.getRandomValues(new Uint8Array(32));
      const imported = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
      const [ciphertext, ...keys] = await Promise.all([
        crypto.subtle.encrypt(algorithmFor(envelope), imported, utf8.encode(JSON.stringify(what))),
        ...devices.map((device) => wrap(key, device, envelope)),
      ]);
      return { ciphertext: toBase64Url(new Uint8Array(ciphertext)), keys: keys.flat() };
    },
    open: async ({ ciphertext, keys }, envelope, own) => {
      const wrapped = keys.find(({ to }) => to === own)?.key;
      if (wrapped === undefined) return null;
      try {
        const bytes = fromBase64Url(wrapped);
        const [secret, sealedKey] = [bytes.subarray(0, pointLength), bytes.subarray(pointLength)];
        const key = await suite.Open(pair, secret, sealedKey, wrapFor(envelope, own));
        const imported = await crypto.subtle.importKey("raw", new Uint8Array(key), "AES-GCM", false, [
          "decrypt",
        ]);
        const data = new Uint8Array(fromBase64Url(ciphertext));
        return opened(await crypto.subtle.decrypt(algorithmFor(envelope), imported, data), envelope);
      } catch {
        return null; // For another key, tampered with, somebody else's words, or no JSON.
      }
    },
  };
};
