import type { Page } from "puppeteer-core";
import type { Crowd } from "../support/crowd/open-crowd.ts";

interface Bare {
  peers: RTCPeerConnection[];
  channels: RTCDataChannel[];
}

/**
 * Opens so many connections from a page into the crowd's, each with one open `RTCDataChannel`, and leaves them there; the
 * signalling goes over the debugger.
 */
export const openBareConnections = async (
  page: Page,
  count: number,
  crowd: Pick<Crowd, "answer">,
): Promise<void> => {
  const offers = await page.evaluate(async (wanted) => {
    const peers = Array.from({ length: wanted }, () => new RTCPeerConnection());
    const channels = peers.map((peer) => peer.createDataChannel("pings"));
    Object.assign(globalThis, { peers, channels });
    return Promise.all(
      peers.map(async (peer) => {
        await peer.setLocalDescription();
        while (peer.iceGatheringState !== "complete")
          await new Promise((resolve) =>
            peer.addEventListener("icegatheringstatechange", resolve, { once: true }),
          );
        return peer.localDescription?.sdp ?? "";
      }),
    );
  }, count);
  const answers = await crowd.answer(offers);
  await page.evaluate(async (sdps) => {
    const { peers, channels } = globalThis as unknown as Bare;
    const open = channels.map(
      (channel) => new Promise((resolve) => channel.addEventListener("open", resolve, { once: true })),
    );
    await Promise.all(
      peers.map((peer, n) => peer.setRemoteDescription({ type: "answer", sdp: sdps[n] ?? "" })),
    );
    await Promise.all(open);
  }, answers);
};
