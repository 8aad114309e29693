import type { Benchmark } from "./benchmark.ts";
import { embeddedRooms } from "./embedded-rooms/embedded-rooms.ts";
import { tokenService } from "./token-service/token-service.ts";

/** Every benchmark, in the order of RESULTS.md: those that drive browsers first, then those that need none. */
export const benchmarks: readonly Benchmark[] = [tokenService, embeddedRooms];
