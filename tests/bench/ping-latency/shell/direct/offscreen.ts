// The least that there is between a click and a notification: the page tells the document, and the document of the other one shows
// it. Nothing is stored, checked, sealed or confirmed.
import icon from "../../../../../extension/icons/icon-128.png?inline";
import type { ShellPing, ShellSettings } from "../words.ts";

/** A page to which a bare channel is opened from outside: see open-channel.ts. */
type Reached = typeof globalThis & { channel?: RTCDataChannel };

const settings: Promise<ShellSettings> = fetch("/settings.json").then((answer) => answer.json());
const registered = navigator.serviceWorker.getRegistration();

const pings = new BroadcastChannel("pings");
pings.addEventListener("message", async ({ data: text }: MessageEvent<string>) => {
  const { own: from } = await settings;
  const ping: ShellPing = { id: crypto.randomUUID(), from, text, sentAt: Date.now() };
  (globalThis as Reached).channel?.send(JSON.stringify(ping));
});

addEventListener("channel", () => {
  (globalThis as Reached).channel?.addEventListener("message", async ({ data }) => {
    const { id, from, text }: ShellPing = JSON.parse(data);
    await (await registered)?.showNotification(`${from} pings you`, { tag: id, body: text, icon });
  });
});
