// Asks for tokens as fast as they come, in a process of its own: tsx load.ts '{"url": …}'. Writes what it saw as JSON.
import type { EventEmitter } from "node:events";
import autocannon from "autocannon";
import { median, percentile } from "../results/percentile.ts";
import { assertionOf } from "./assertion-of.ts";
import type { Load, LoadSeen } from "./load-of.ts";

const { url, connections, seconds, device } = JSON.parse(process.argv[2] ?? "{}") as Load;
const body = JSON.stringify({ name: "Ana", room: "ping-room" });
const headers = { "Content-Type": "application/json" };
const times: number[] = [];

const setupRequest = device && {
  setupRequest: (request: autocannon.Request): autocannon.Request => ({
    ...request,
    headers: { ...headers, Authorization: `Device ${assertionOf(device, url)}` },
  }),
};
const run = autocannon({
  url: `${url}/token`,
  connections,
  duration: seconds,
  requests: [{ method: "POST", path: "/token", headers, body, ...setupRequest }],
});
// The types know neither that it tells events nor which arguments come with them (autocannon 9.0.0, lib/run.js).
const tells = run as unknown as EventEmitter<{ response: [object, number, number, number] }>;
tells.on("response", (_client, status, _bytes, ms) => {
  if (status === 200) times.push(ms);
});
const { errors, non2xx, duration } = await run;
const seen: LoadSeen = {
  perSecond: times.length / duration,
  tokens: times.length,
  median: median(times),
  p99: percentile(times, 99),
  failures: errors + non2xx,
};
console.log(JSON.stringify(seen));
