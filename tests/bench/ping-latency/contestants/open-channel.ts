import type { Page } from "puppeteer-core";

/** A page with one end of a bare channel. */
export interface ChannelPage {
  peer: RTCPeerConnection;
  channel: RTCDataChannel;
}

// No function has a name in what pages are given: tsx would add calls of a helper that is not there.
const complete = async (): Promise<string> => {
  const { peer } = globalThis as unknown as ChannelPage;
  while (peer.iceGatheringState !== "complete")
    await new Promise((resolve) => peer.addEventListener("icegatheringstatechange", resolve, { once: true }));
  return peer.localDescription?.sdp ?? "";
};

/**
 * Opens one `RTCDataChannel` between two pages and leaves an end in each, as `channel`; the signalling goes over the
 * debugger.
 */
export const openChannel = async (from: Page, to: Page): Promise<void> => {
  await from.evaluate(async () => {
    const peer = new RTCPeerConnection();
    Object.assign(globalThis, { peer, channel: peer.createDataChannel("pings") });
    await peer.setLocalDescription();
  });
  const offer = await from.evaluate(complete);
  await to.evaluate(async (sdp) => {
    const peer = new RTCPeerConnection();
    Object.assign(globalThis, { peer });
    peer.addEventListener("datachannel", ({ channel }) => {
      Object.assign(globalThis, { channel });
      dispatchEvent(new Event("channel"));
    });
    await peer.setRemoteDescription({ type: "offer", sdp });
    await peer.setLocalDescription();
  }, offer);
  const answer = await to.evaluate(complete);
  await from.evaluate(async (sdp) => {
    const { peer, channel } = globalThis as unknown as ChannelPage;
    const open = new Promise((resolve) => channel.addEventListener("open", resolve));
    await peer.setRemoteDescription({ type: "answer", sdp });
    await open;
  }, answer);
  // Each side sees the channel in its own time.
  await to.waitForFunction(() => "channel" in globalThis, { polling: 50 });
};
