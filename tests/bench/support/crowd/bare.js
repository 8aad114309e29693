// The far ends of connections over which nothing is said.

// A connection that nobody holds may be collected.
const peers = [];

/** Answers an offer with all candidates in it by an answer with all candidates in it. */
export const answer = async (offer) => {
  const peer = new RTCPeerConnection();
  peers.push(peer);
  await peer.setRemoteDescription({ type: "offer", sdp: offer });
  await peer.setLocalDescription();
  while (peer.iceGatheringState !== "complete")
    await new Promise((resolve) => peer.addEventListener("icegatheringstatechange", resolve, { once: true }));
  return peer.localDescription.sdp;
};
