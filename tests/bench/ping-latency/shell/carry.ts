import type { ShellMessage, ShellPing, ShellSettings } from "./words.ts";

/**
 * Connects two installations.
 *
 * @param hear to be called with each text that arrives
 * @returns what sends a text to the other one
 */
export type Transport = (
  settings: ShellSettings,
  hear: (text: string) => void,
) => Promise<(text: string) => void>;

/** What the offscreen document does, over whichever transport. */
export const carry = async (transport: Transport): Promise<void> => {
  const settings: ShellSettings = await (await fetch("/settings.json")).json();
  const send = await transport(settings, (text) => {
    const ping: ShellPing = JSON.parse(text);
    chrome.runtime.sendMessage<ShellMessage>({ to: "screen", ping });
  });
  chrome.runtime.onMessage.addListener((message: ShellMessage) => {
    if (message.to !== "transport") return;
    const ping: ShellPing = { ...message.ping, from: settings.own };
    send(JSON.stringify(ping));
  });
};
