import type { Browser } from "puppeteer-core";
import { heapMbOf } from "../support/heap-mb.ts";
import { findOffscreen } from "./find-offscreen.ts";

/** What the offscreen document says of itself, after a garbage collection. */
export interface Inside {
  /** JavaScript heap in MB. */
  heapMb: number;
  /** WebRTC connections that are up. */
  connections: number;
  /** All bytes over them so far, both ways: what was said, and the checks of the path, with the headers of UDP and IPv4. */
  pathBytes: number;
  /** Of these, what was said over data channels, encryption included. */
  payloadBytes: number;
}

const headerBytes = 28;
// A check of a path (RFC 8445, 7.2.2) with the attributes that Chromium sends: measured at loopback, without those headers.
const requestBytes = 108;
const responseBytes = 64;

interface Pair {
  type: string;
  bytesSent: number;
  bytesReceived: number;
  packetsSent: number;
  packetsReceived: number;
  requestsSent: number;
  requestsReceived: number;
  responsesSent: number;
  responsesReceived: number;
}

/** Looks at the offscreen document of the extension in a browser. */
export const lookInside = async (browser: Browser): Promise<Inside> => {
  const target = await findOffscreen(browser);
  const heapMb = await heapMbOf(target);
  const page = await target.asPage();
  const prototype = await page.evaluateHandle(() => RTCPeerConnection.prototype);
  const all = await page.queryObjects(prototype);
  const pairs = (await page.evaluate(async (connections) => {
    const up = connections.filter(({ connectionState }) => connectionState === "connected");
    const reports = await Promise.all(up.map((connection) => connection.getStats()));
    return reports.map((report) => [...report.values()].filter(({ type }) => type === "candidate-pair"));
  }, all)) as Pair[][];
  await Promise.all([prototype.dispose(), all.dispose()]);
  const sum = (of: (pair: Pair) => number): number =>
    pairs.flat().reduce((total, pair) => total + (of(pair) || 0), 0);
  const payloadBytes = sum(({ bytesSent, bytesReceived }) => bytesSent + bytesReceived);
  const requests = sum(({ requestsSent, requestsReceived }) => requestsSent + requestsReceived);
  const responses = sum(({ responsesSent, responsesReceived }) => responsesSent + responsesReceived);
  const packets = sum(({ packetsSent, packetsReceived }) => packetsSent + packetsReceived);
  return {
    heapMb,
    connections: pairs.length,
    payloadBytes,
    pathBytes:
      payloadBytes +
      requests * requestBytes +
      responses * responseBytes +
      (packets + requests + responses) * headerBytes,
  };
};
