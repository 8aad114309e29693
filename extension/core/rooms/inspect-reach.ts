import type { Reach, Way } from "../../shared/inspection.ts";
import { learnsAddress } from "./learns-address.ts";
import { loopsBack } from "./loops-back.ts";
import { stopwatch } from "./stopwatch.ts";

const timeoutMs = 12_000;

const urlsOf = ({ urls }: RTCIceServer): string[] => [urls].flat();

const isRelay = (server: RTCIceServer): boolean => urlsOf(server).some((url) => /^turns?:/.test(url));

const attempts: Record<Way, (servers: RTCIceServer[], signal: AbortSignal) => Promise<boolean>> = {
  host: (_, signal) => loopsBack({}, ({ type }) => type === "host", signal),
  reflexive: learnsAddress,
  relay: (iceServers, signal) => loopsBack({ iceServers, iceTransportPolicy: "relay" }, () => true, signal),
};

/** The servers by which a way can be tried, or why it cannot be. */
const serversFor = (
  way: Way,
  servers: readonly RTCIceServer[] | undefined,
): RTCIceServer[] | "no-room" | "no-server" => {
  if (way === "host") return [];
  if (!servers) return "no-room";
  const usable = servers.filter((server) => way === "reflexive" || isRelay(server));
  return usable.length > 0 ? usable : "no-server";
};

/**
 * Tries out one way of WebRTC, between two connections of this browser: nobody else is bothered.
 *
 * @param servers the STUN and TURN servers that the service names; undefined while no room is joined, which would tell them
 */
export const reach = async (way: Way, servers: readonly RTCIceServer[] | undefined): Promise<Reach> => {
  const usable = serversFor(way, servers);
  if (typeof usable === "string") return { verdict: "untested", why: usable };
  const elapsedMs = stopwatch();
  const trying = attempts[way](usable, AbortSignal.timeout(timeoutMs));
  const works = await trying.catch(() => false); // Such as for an address that the browser does not take.
  return { verdict: works ? "works" : "fails", tookMs: Math.round(elapsedMs()) };
};
