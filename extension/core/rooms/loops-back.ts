/**
 * Connects this browser with itself and sends a message there and back.
 *
 * @param mayUse of the candidates that either side finds, which the other one is told
 * @returns false when that did not work until the signal aborted
 */
export const loopsBack = async (
  configuration: RTCConfiguration,
  mayUse: (candidate: RTCIceCandidate) => boolean,
  signal: AbortSignal,
): Promise<boolean> => {
  const near = new RTCPeerConnection(configuration);
  const far = new RTCPeerConnection(configuration);
  const introduce = (one: RTCPeerConnection, other: RTCPeerConnection) =>
    one.addEventListener("icecandidate", ({ candidate }) => {
      // One that comes too late for a connection that is closed by now is of no use any more.
      if (candidate && mayUse(candidate)) other.addIceCandidate(candidate).catch(() => {});
    });
  introduce(near, far);
  introduce(far, near);
  try {
    const channel = near.createDataChannel("reach");
    const answered = new Promise<boolean>((resolve) => {
      signal.addEventListener("abort", () => resolve(false), { once: true });
      channel.addEventListener("open", () => channel.send("hello"), { once: true });
      channel.addEventListener("message", () => resolve(true), { once: true });
    });
    far.addEventListener("datachannel", ({ channel: end }) => {
      end.addEventListener("message", ({ data }) => end.send(data));
    });
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
    return await answered;
  } finally {
    near.close();
    far.close();
  }
};
