import { carry } from "./carry.ts";

/** A page to which a bare channel is opened from outside: see open-channel.ts. */
type Reached = typeof globalThis & { channel?: RTCDataChannel };

carry(async (_settings, hear) => {
  addEventListener("channel", () => {
    (globalThis as Reached).channel?.addEventListener("message", ({ data }) => hear(data));
  });
  return (text) => (globalThis as Reached).channel?.send(text);
});
