import type { Page } from "puppeteer-core";
import type { Crowd } from "../support/crowd/open-crowd.ts";

interface Bare {
  peer: RTCPeerConnection;
  channel: RTCDataChannel;
}

/**
 * Opens a connection from a page to the crowd's, with one open `RTCDataChannel`, and leaves it there; the signalling goes over the
 * debugger.
 */
export const openBareConnection = async (page: Page, crowd: Pick<Crowd, "answer">): Promise<void> => {
  const offer = await page.evaluate(async () => {
    const peer = new RTCPeerConnection();
    const channel = peer.createDataChannel("pings");
    Object.assign(globalThis, { peer, channel });
    await peer.setLocalDescription();
    while (peer.iceGatheringState !== "complete")
      await new Promise((resolve) =>
        peer.addEventListener("icegatheringstatechange", resolve, { once: true }),
      );
    return peer.localDescription?.sdp ?? "";
  });
  const [answer = ""] = await crowd.answer([offer]);
  await page.evaluate(async (sdp) => {
    const { peer, channel } = globalThis as unknown as Bare;
    const open = new Promise((resolve) => channel.addEventListener("open", resolve, { once: true }));
    await peer.setRemoteDescription({ type: "answer", sdp });
    await open;
  }, answer);
};
