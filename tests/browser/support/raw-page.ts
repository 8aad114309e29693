import type { Page } from "puppeteer-core";
import type { MemberAccess } from "./member.ts";
import { alsoBehind } from "./person.ts";

/** A page in a room that says what a test wants it to say. */
export interface RawPage {
  readonly identity: string;
  /** Sends a message over the track of this name. Tells nothing of its fate: the track may be refused, or not open yet. */
  send(track: string, message: object): Promise<void>;
  /** Waits for the key of a participant. */
  keyOf(identity: string): Promise<string>;
  leave(): Promise<void>;
}

/** A ping to everyone, as it travels. */
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
  room: { disconnect(): void };
}

/**
 * Joins a room with data tracks of these names, whatever the service says.
 *
 * @param page on which the SDK is loaded
 */
export const rawPage = async (page: Page, access: MemberAccess, names: string[]): Promise<RawPage> => {
  const { identity, token, connectOptions } = access;
  await page.evaluate(
    async (token, options, names) => {
      // biome-ignore lint/suspicious/noExplicitAny: the SDK as a script tag leaves it
      const { connect, LocalDataTrack } = (window as any).Twilio.Video;
      const tracks = Object.fromEntries(names.map((name) => [name, new LocalDataTrack({ name })]));
      const keys: Kept["keys"] = {};
      const room = await connect(token, { ...options, tracks: Object.values(tracks) });
      room.on("trackMessage", (data: string, _track: unknown, from: { identity: string }) => {
        const { kind, key } = JSON.parse(data);
        if (kind === "presence") keys[from.identity] = key;
      });
      Object.assign(window, { kept: { tracks, keys, room } satisfies Kept });
    },
    token,
    connectOptions,
    names,
  );
  return {
    identity,
    send: (track, message) =>
      page.evaluate(
        (name, data) => (window as unknown as { kept: Kept }).kept.tracks[name]?.send(data),
        track,
        JSON.stringify({ v: 1, ...message }),
      ),
    async keyOf(whose) {
      const key = await page.waitForFunction(
        (of) => (window as unknown as { kept: Kept }).kept.keys[of],
        alsoBehind,
        whose,
      );
      return String(await key.jsonValue());
    },
    leave: () => page.evaluate(() => (window as unknown as { kept: Kept }).kept.room.disconnect()),
  };
};
