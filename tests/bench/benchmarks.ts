import type { Benchmark } from "./benchmark.ts";
import { embeddedRooms } from "./embedded-rooms/embedded-rooms.ts";
import { idleCost } from "./idle-cost/idle-cost.ts";
import { idleHour } from "./idle-cost/idle-hour.ts";
import { pingLatency } from "./ping-latency/ping-latency.ts";
import { popup } from "./popup/popup.ts";
import { size } from "./size/size.ts";
import { starts } from "./starts/starts.ts";
import { timeToConnected } from "./time-to-connected/time-to-connected.ts";
import { tokenService } from "./token-service/token-service.ts";

/** Those that drive browsers. */
const inBrowsers: readonly Benchmark[] = [pingLatency, timeToConnected, idleCost, idleHour, popup, starts];

/** Those that need no browser. */
const withoutBrowsers: readonly Benchmark[] = [tokenService, embeddedRooms, size];

/** Every benchmark, in the order of RESULTS.md. */
export const benchmarks: readonly Benchmark[] = [...inBrowsers, ...withoutBrowsers];
