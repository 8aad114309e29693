// What a browser says of one peer connection, as long as Chromium's words with twilio-video 2.36.0 are: 6.4 kB of SDP.
const filler = `a=x-filler:${"0123456789".repeat(10)}\r\n`;

/** An offer or an answer of the section for data alone. */
export const sdp = `v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=ice-ufrag:ufrag\r\n${filler.repeat(56)}`;

/** An offer of a connection. */
export const offered = (id: string, revision: number) => ({
  id,
  description: { type: "offer" as const, revision, sdp },
});
