import type { Reach, Way } from "../../shared/inspection.ts";
import { stopwatch } from "../base/async.ts";

/**
 * Asks STUN and TURN servers how this browser looks from outside.
 *
 * @returns whether one of them answered until the signal aborted. That it did is seen from a candidate of type srflx; where
 * nothing translates addresses the browser finds such a one redundant and drops it, and then tells of no error either
 */
const learnsAddress = async (iceServers: RTCIceServer[], signal: AbortSignal): Promise<boolean> => {
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

/**
 * Connects this browser with itself and sends a message there and back.
 *
 * @param mayUse of the candidates that either side finds, which the other one is told
 * @returns false when that did not work until the signal aborted
 */
const loopsBack = async (
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
