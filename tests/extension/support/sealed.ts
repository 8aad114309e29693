import { prove, type Statement } from "../../../extension/core/sealing/message-proof.ts";
import { type Sealer, sealedSaying } from "../../../extension/core/sealing/sealer.ts";
import { deviceOf } from "../../../extension/shared/identity.ts";
import type { Letter, SealedPing } from "../../../extension/shared/wire-schema.ts";
import type { Device } from "./devices.ts";
import { sentAt } from "./pings.ts";

/** What to seal, and as whom; what is left out is as an honest sender has it. */
export interface Sealing {
  id: string;
  from: string;
  /** For whom. */
  to: string;
  /** Their public key. */
  publicKey: string;
  room?: string;
  letter?: Partial<Letter>;
  /** Whose signature is in it; nobody's if left out. */
  signer?: Device | undefined;
  /** What is signed, where that differs from what is said. */
  signed?: Partial<Statement>;
}

/** A ping, sealed by somebody for one device. */
export const sealedPing = async (
  by: Sealer,
  { id, from, to, publicKey, room = "ping-room", signer, signed, ...what }: Sealing,
): Promise<SealedPing> => {
  const letter: Letter = {
    ...{ text: "Lunch?", sentAt, priority: "ping", everyone: false, devices: [deviceOf(to)] },
    ...what.letter,
  };
  const envelope = { id, from, room };
  const statement = { room, from, said: sealedSaying(letter, envelope), ...signed };
  const proof = signer && (await prove(signer.key, statement));
  const sealed = await by.seal({ ...letter, proof }, envelope, [{ to, publicKey }]);
  return { kind: "sealed", id, ...sealed };
};
