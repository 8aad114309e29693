import type { Page } from "puppeteer-core";
import { prove } from "../../../extension/core/sealing/message-proof.ts";
import { createSealer, sealedSaying } from "../../../extension/core/sealing/sealer.ts";
import { deviceOf } from "../../../extension/shared/identity.ts";
import {
  type Letter,
  type SealedPing,
  sayingOf,
  type WireMessage,
} from "../../../extension/shared/wire-schema.ts";
import type { DeviceAccess } from "./member.ts";
import { alsoBehind } from "./person.ts";

/** A page in a room that says what a test wants it to say. */
export interface RawPage {
  readonly identity: string;
  /**
   * Sends a message over the track of this name, with a proof if it has a key. Tells nothing of its fate: the track may be
   * refused, or not open yet.
   */
  send(track: string, message: object): Promise<void>;
  /** Sends exactly this. */
  sendRaw(track: string, data: string): Promise<void>;
  /** What it proves as its own, if it has a key. */
  prove(said: object): Promise<string | undefined>;
  /** A ping to everyone, sealed for these devices of theirs as an extension does it. */
  seal(text: string, devices: readonly string[]): Promise<SealedPing>;
  /** What it has heard, oldest first. */
  heard(): Promise<string[]>;
  /** Waits for the key of a participant. */
  keyOf(identity: string): Promise<string>;
  leave(): Promise<void>;
}

/** A ping to everyone in the clear, as pages of other software say it. */
export const openPing = (text: string) => ({
  kind: "ping",
  id: crypto.randomUUID(),
  to: null,
  text,
  sentAt: Date.now(),
});

/** What the page keeps for the test. */
interface Kept {
  tracks: Record<string, { send(data: string): void }>;
  keys: Record<string, string>;
  heard: string[];
  room: { disconnect(): void };
}

/**
 * Joins a room with data tracks of these names, whatever the service says.
 *
 * @param page on which the SDK is loaded
 */
export const rawPage = async (page: Page, access: DeviceAccess, names: string[]): Promise<RawPage> => {
  const { identity, room, key, token, connectOptions } = access;
  await page.evaluate(
    async (token, options, names) => {
      // biome-ignore lint/suspicious/noExplicitAny: the SDK as a script tag leaves it
      const { connect, LocalDataTrack } = (window as any).Twilio.Video;
      const tracks = Object.fromEntries(names.map((name) => [name, new LocalDataTrack({ name })]));
      const keys: Kept["keys"] = {};
      const heard: string[] = [];
      const room = await connect(token, { ...options, tracks: Object.values(tracks) });
      room.on("trackMessage", (data: string, _track: unknown, from: { identity: string }) => {
        heard.push(data);
        const { kind, key } = JSON.parse(data);
        if (kind === "presence") keys[from.identity] = key;
      });
      Object.assign(window, { kept: { tracks, keys, heard, room } satisfies Kept });
    },
    token,
    connectOptions,
    names,
  );
  const sendRaw: RawPage["sendRaw"] = (track, data) =>
    page.evaluate(
      (name, data) => (window as unknown as { kept: Kept }).kept.tracks[name]?.send(data),
      track,
      data,
    );
  const keyOf: RawPage["keyOf"] = async (whose) => {
    const key = await page.waitForFunction(
      (of) => (window as unknown as { kept: Kept }).kept.keys[of],
      alsoBehind,
      whose,
    );
    return String(await key.jsonValue());
  };
  const proven: RawPage["prove"] = async (said) => key && prove(key, { room, from: identity, said });
  return {
    identity,
    async send(track, message) {
      const said = sayingOf(message as WireMessage);
      await sendRaw(track, JSON.stringify({ ...said, proof: await proven(said) }));
    },
    sendRaw,
    prove: proven,
    async seal(text, devices) {
      const letter: Letter = {
        ...{ text, sentAt: Date.now(), priority: "ping", everyone: true, devices: devices.map(deviceOf) },
      };
      const envelope = { id: crypto.randomUUID(), from: identity, room };
      const keys = devices.map(async (to) => ({ to, publicKey: await keyOf(to) }));
      const [sealer, proof, ...sealedFor] = await Promise.all([
        createSealer(),
        proven(sealedSaying(letter, envelope)),
        ...keys,
      ]);
      const sealed = await sealer.seal({ ...letter, proof }, envelope, sealedFor);
      return { kind: "sealed", id: envelope.id, ...sealed };
    },
    heard: () => page.evaluate(() => (window as unknown as { kept: Kept }).kept.heard),
    keyOf,
    leave: () => page.evaluate(() => (window as unknown as { kept: Kept }).kept.room.disconnect()),
  };
};
