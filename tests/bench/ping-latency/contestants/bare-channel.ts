import type { Page } from "puppeteer-core";
import type { Contestant } from "./contestant.ts";
import { heardIn } from "./heard-in.ts";
import { type ChannelPage, openChannel } from "./open-channel.ts";

/** What travels of a private ping with a text of a few words, in characters. */
const messageLength = 310;

const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: Record<string, number> = {};
    Object.assign(globalThis, { heard });
    (globalThis as unknown as ChannelPage).channel.addEventListener("message", ({ data }) => {
      heard[data.trimEnd()] = performance.timeOrigin + performance.now();
      dispatchEvent(new Event("heard"));
    });
  });

/** Two pages with nothing between them but a data channel, and nothing shown: the part that the network has. */
export const openBareChannel = async (sender: Page, receiver: Page): Promise<Contestant> => {
  await openChannel(sender, receiver);
  await listen(receiver);
  let next = "";
  return {
    name: "a bare RTCDataChannel, nothing shown",
    sender,
    receiver,
    prepare: async (text) => {
      next = text.padEnd(messageLength);
      await sender.bringToFront();
    },
    press: () =>
      sender.evaluate((message) => {
        const { channel } = globalThis as unknown as ChannelPage;
        const at = performance.timeOrigin + performance.now();
        channel.send(message);
        return at;
      }, next),
    arrival: (text) => heardIn(receiver, text),
  };
};
