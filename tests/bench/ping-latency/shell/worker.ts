// The least that an extension has to do between a click and a notification: nothing is stored, checked or confirmed.
import type { ShellMessage } from "./words.ts";

const hold = (): Promise<void> =>
  chrome.offscreen.createDocument({
    url: "offscreen.html",
    reasons: ["WEB_RTC" as chrome.offscreen.Reason],
    justification: "Holds the connection",
  });

chrome.runtime.onMessage.addListener((message: ShellMessage) => {
  if (message.to === "worker") {
    const ping = { id: crypto.randomUUID(), text: message.text, sentAt: Date.now() };
    chrome.runtime.sendMessage<ShellMessage>({ to: "transport", ping });
  }
  if (message.to === "screen") {
    const { id, from, text } = message.ping;
    chrome.notifications.create(id, {
      type: "basic",
      iconUrl: "icon-128.png",
      title: `${from} pings you`,
      message: text,
    });
  }
});

hold().catch(() => {}); // It is there since the worker last ran.
