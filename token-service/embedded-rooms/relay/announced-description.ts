import { isIPv6 } from "node:net";

/** Where members find the relay. */
export interface AnnouncedPlace {
  /** IP addresses, the best first. */
  addresses: readonly string[];
  /** Of UDP. */
  port: number;
}

// A host candidate's share is 126, and earlier ones come first (RFC 8445, section 5.1.2.1).
const priority = (index: number): number => 126 * 2 ** 24 + (65_535 - index) * 2 ** 8 + 255;

const candidateLine = (address: string, port: number, index: number): string =>
  `a=candidate:${index + 1} 1 UDP ${priority(index)} ${address} ${port} typ host`;

/**
 * Puts the relay's addresses into its session description, so that nothing has to be told later.
 *
 * They stand in the first media section: Chromium ignores those of a later one that is bundled with it (RFC 9143, section 7.3).
 * An answer calls the relay ICE-lite (RFC 8445, section 2.5): the client decides then, and the SDK sends no candidates of its own
 * (twilio-video 2.36.0, es5/signaling/v2/peerconnection.js, _isIceLite).
 *
 * @param sdp as the library made it
 */
export const announcedDescription = (
  type: "answer" | "offer",
  sdp: string,
  { addresses, port }: AnnouncedPlace,
): string => {
  const lines = sdp
    .split(/\r\n/)
    .filter((line) => line !== "" && !/^a=(candidate:|end-of-candidates|ice-lite)/.test(line));
  // IPv4 first: a client that has both takes the first that answers, and tunnels often carry IPv6 badly.
  const listed = [...addresses].sort((one, other) => Number(isIPv6(one)) - Number(isIPv6(other)));
  const candidates = listed.map((address, index) => candidateLine(address, port, index));
  const first = lines.findIndex((line) => line.startsWith("m="));
  const after = lines.findIndex((line, index) => index > first && line.startsWith("m="));
  const end = after < 0 ? lines.length : after;
  const head = lines.slice(0, first);
  return [
    ...head,
    ...(type === "answer" ? ["a=ice-lite"] : []),
    ...lines.slice(first, end),
    ...candidates,
    "a=end-of-candidates",
    ...lines.slice(end),
    "",
  ].join("\r\n");
};
