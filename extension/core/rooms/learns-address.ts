/**
 * Asks STUN and TURN servers how this browser looks from outside.
 *
 * @returns whether one of them answered until the signal aborted. That it did is seen from a candidate of type srflx; where
 * nothing translates addresses the browser finds such a one redundant and drops it, and then tells of no error either
 */
export const learnsAddress = async (iceServers: RTCIceServer[], signal: AbortSignal): Promise<boolean> => {
  const connection = new RTCPeerConnection({ iceServers });
  try {
    const hosts = new Set<string | null>();
    const unanswered = new Set<string | null>();
    const found = new Promise<boolean>((resolve) => {
      signal.addEventListener("abort", () => resolve(false), { once: true });
      connection.addEventListener("icecandidateerror", ({ address, port }) =>
        unanswered.add(`${address} ${port}`),
      );
      connection.addEventListener("icecandidate", ({ candidate }) => {
        if (candidate?.type === "srflx" || candidate?.type === "relay") resolve(true);
        else if (candidate?.type === "host" && candidate.protocol === "udp") {
          hosts.add(`${candidate.address} ${candidate.port}`);
        } else if (!candidate) resolve(unanswered.size < hosts.size);
      });
    });
    connection.createDataChannel("reach");
    await connection.setLocalDescription();
    return await found;
  } finally {
    connection.close();
  }
};
