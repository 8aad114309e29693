import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { lookup } from "node:dns/promises";
import { connect as connectTcp, isIPv6, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../settings/config-problem.ts";

/** When a question is sent over UDP, which loses some, in milliseconds (RFC 8489, section 6.2.1). */
const sendAtMs = [0, 500, 1_500, 3_500];
const timeoutMs = 5_000;

const magicCookie = 0x2112a442;

/** A STUN binding request, to which a TURN server answers as well (RFC 8489, section 5). */
const bindingRequest = (transaction: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0001, 0);
  head.writeUInt32BE(magicCookie, 4);
  return Buffer.concat([head, transaction]);
};

/** Whether a packet is the answer to a request, be it a refusal: somebody who speaks STUN is there. */
const isAnswer = (packet: Buffer, transaction: Buffer): boolean =>
  packet.length >= 20 &&
  [0x0101, 0x0111].includes(packet.readUInt16BE(0)) &&
  packet.readUInt32BE(4) === magicCookie &&
  packet.subarray(8, 20).equals(transaction);

/** Where a server is, and how it is asked. */
interface IceAddress {
  host: string;
  port: number;
  transport: "udp" | "tcp" | "tls";
}

/** Reads an address (RFC 7064, RFC 7065). */
const iceAddress = (url: string): IceAddress => {
  const [, scheme = "", rest = ""] = /^(stuns?|turns?):([^?]*)/.exec(url) ?? [];
  const isSecure = scheme.endsWith("s");
  const [, v6, name, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(rest) ?? [];
  const overTcp = /[?&]transport=tcp\b/.test(url) ? "tcp" : "udp";
  return {
    host: v6 ?? name ?? rest,
    port: Number(port ?? (isSecure ? 5349 : 3478)),
    transport: isSecure ? "tls" : overTcp,
  };
};

/** Resolves once a server answers. @throws Error with a system's word, or without one when nothing came in time */
type Ask = (address: IceAddress, transaction: Buffer, signal: AbortSignal) => Promise<void>;

const askByUdp: Ask = async ({ host, port }, transaction, signal) => {
  const { address } = await lookup(host);
  const socket = createSocket(isIPv6(address) ? "udp6" : "udp4");
  const timers: NodeJS.Timeout[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      socket.on("error", reject);
      socket.on("message", (packet) => isAnswer(packet, transaction) && resolve());
      // Connected, so that the system tells when nobody is at the port.
      socket.connect(port, address, () => {
        for (const at of sendAtMs)
          timers.push(setTimeout(() => socket.send(bindingRequest(transaction)), at));
      });
    });
  } finally {
    for (const timer of timers) clearTimeout(timer);
    socket.close();
  }
};

const askByStream: Ask = async ({ host, port, transport }, transaction, signal) => {
  const open = (): Socket =>
    transport === "tls" ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
  const socket = open();
  try {
    await new Promise<void>((resolve, reject) => {
      let got = Buffer.alloc(0);
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      socket.on("error", reject).on("close", () => reject(new Error("hung up")));
      socket.on(transport === "tls" ? "secureConnect" : "connect", () =>
        socket.write(bindingRequest(transaction)),
      );
      socket.on("data", (chunk: Buffer) => {
        got = Buffer.concat([got, chunk]);
        if (isAnswer(got, transaction)) resolve();
      });
    });
  } finally {
    socket.destroy();
  }
};

/** Why a server is of no use from here; undefined when it answers. */
const problemWith = async (url: string, waitMs: number, ending: AbortSignal): Promise<string | undefined> => {
  const address = iceAddress(url);
  const late = AbortSignal.timeout(waitMs);
  const ask = address.transport === "udp" ? askByUdp : askByStream;
  try {
    await ask(address, randomBytes(12), AbortSignal.any([late, ending]));
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = late.aborted
      ? `no answer within ${waitMs / 1_000} seconds`
      : typeof code === "string"
        ? code
        : message;
    return `${url} (${why})`;
  }
};

/** The addresses in ICE_SERVERS, each once. */
export const iceUrls = ({ iceServers }: Pick<Config, "iceServers">): string[] => [
  ...new Set(iceServers.flatMap(({ urls }) => urls)),
];

/**
 * Asks each server in ICE_SERVERS whether it is there, by a STUN binding request. It does not try the credentials.
 *
 * @param waitMs how long to wait for each, in milliseconds
 */
export const checkIceServers = async (
  { iceServers, twilio }: Pick<Config, "iceServers" | "twilio">,
  signal: AbortSignal,
  waitMs = timeoutMs,
): Promise<Finding | undefined> => {
  if (twilio) return undefined; // It has its own.
  const found = await Promise.all(iceUrls({ iceServers }).map((url) => problemWith(url, waitMs, signal)));
  const problems = found.filter((problem) => problem !== undefined);
  if (problems.length === 0) return undefined;
  const whom = problems.length === 1 ? "a server that does not answer" : "servers that do not answer";
  return {
    level: "warn",
    sentence: `ICE_SERVERS names ${whom} from here: ${problems.join(", ")}. Check address, port and firewall; teammates whose network lets no UDP through get no pings without it.`,
  };
};
