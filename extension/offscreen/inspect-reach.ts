import type { Reach, Way } from "../shared/inspection.ts";
import { learnsAddress } from "./learns-address.ts";
import { loopsBack } from "./loops-back.ts";
import { stopwatch } from "./stopwatch.ts";

const timeoutMs = 12_000;

const urlsOf = ({ urls }: RTCIceServer): string[] => [urls].flat();

const isRelay = (server: RTCIceServer): boolean => urlsOf(server).some((url) => /^turns?:/.test(url));

const attempt = (
  way: Way,
  servers: readonly RTCIceServer[],
  signal: AbortSignal,
): Promise<boolean> | null => {
  if (way === "host") return loopsBack({}, ({ type }) => type === "host", signal);
  if (way === "reflexive") return servers.length > 0 ? learnsAddress([...servers], signal) : null;
  const relays = servers.filter(isRelay);
  if (relays.length === 0) return null;
  return loopsBack({ iceServers: relays, iceTransportPolicy: "relay" }, () => true, signal);
};

/**
 * Tries out one way of WebRTC, between two connections of this browser: nobody else is bothered.
 *
 * @param servers the STUN and TURN servers that the service names
 */
export const reach = async (way: Way, servers: readonly RTCIceServer[]): Promise<Reach> => {
  const elapsedMs = stopwatch();
  const trying = attempt(way, servers, AbortSignal.timeout(timeoutMs));
  if (!trying) return { verdict: "untested" };
  const works = await trying.catch(() => false); // Such as for an address that the browser does not take.
  return { verdict: works ? "works" : "fails", tookMs: Math.round(elapsedMs()) };
};
