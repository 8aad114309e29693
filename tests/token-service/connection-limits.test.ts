import { expect, test } from "vitest";
import { connectionLimits, fewFilesWarning } from "../../token-service/connection-limits.ts";
import { mostFiles } from "../../token-service/most-files.ts";

test("a process with files to spare holds as many sockets as the rooms allow", () => {
  expect(connectionLimits(524_288)).toEqual({ connections: 524_224, sockets: 20_000 });
  expect(connectionLimits(Number.POSITIVE_INFINITY)).toEqual({
    connections: Number.POSITIVE_INFINITY,
    sockets: 20_000,
  });
  expect(fewFilesWarning(524_288)).toBeUndefined();
});

test("one with few keeps some for itself and for requests, and says how many people that leaves", () => {
  expect(connectionLimits(1_024)).toEqual({ connections: 960, sockets: 928 });
  expect(connectionLimits(10)).toEqual({ connections: 1, sockets: 1 });
  expect(fewFilesWarning(1_024)).toMatch(/1024 files.*at most 928 browsers.*ulimit/);
});

test("the limit of this process is read", () => {
  expect(mostFiles()).toBeGreaterThan(100);
});
