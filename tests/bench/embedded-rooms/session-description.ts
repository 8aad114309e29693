// What a browser says of one peer connection, as long as Chromium's words with twilio-video 2.36.0 are: 6.4 kB of SDP, and a
// handful of candidates.
const filler = `a=x-filler:${"0123456789".repeat(10)}\r\n`;
const sdp = `v=0\r\na=ice-ufrag:ufrag\r\n${filler.repeat(57)}`;

const candidate = (n: number) => ({
  candidate: `candidate:${n} 1 udp 2113937151 192.168.100.${n} 54321 typ host generation 0 ufrag ufrag network-cost 999`,
  sdpMid: "0",
  sdpMLineIndex: 0,
  usernameFragment: "ufrag",
});

/** An offer or an answer. */
export const described = (id: string, type: "offer" | "answer", revision: number) => ({
  id,
  description: { type, revision, sdp },
});

/** All candidates of one side at once. */
export const gathered = (id: string, revision: number) => ({
  id,
  ice: { ufrag: "ufrag", revision, complete: true, candidates: [1, 2, 3, 4].map(candidate) },
});
