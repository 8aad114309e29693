import type { Benchmark } from "./benchmark.ts";
import { embeddedRooms } from "./embedded-rooms/embedded-rooms.ts";
import { pingLatency } from "./ping-latency/ping-latency.ts";
import { size } from "./size/size.ts";
import { tokenService } from "./token-service/token-service.ts";

/** Those that drive browsers. */
const inBrowsers: readonly Benchmark[] = [pingLatency];

/** Those that need no browser. */
const withoutBrowsers: readonly Benchmark[] = [tokenService, embeddedRooms, size];

/** Every benchmark, in the order of RESULTS.md. */
export const benchmarks: readonly Benchmark[] = [...inBrowsers, ...withoutBrowsers];
