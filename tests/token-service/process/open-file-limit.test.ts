import { expect, test } from "vitest";
import {
  connectionLimits,
  fewFilesWarning,
  openFileLimit,
} from "../../../token-service/process/open-file-limit.ts";
import { ConfigError } from "../../../token-service/settings/config-problem.ts";

test("a process with files to spare holds as many sockets as the rooms allow", () => {
  expect(connectionLimits(524_288)).toEqual({ connections: 524_160, sockets: 20_000 });
  expect(connectionLimits(Number.POSITIVE_INFINITY)).toEqual({
    connections: Number.POSITIVE_INFINITY,
    sockets: 20_000,
  });
});

test("one with few keeps some for itself and for requests", () => {
  expect(connectionLimits(1_024)).toEqual({ connections: 896, sockets: 864 });
  expect(connectionLimits(161)).toEqual({ connections: 33, sockets: 1 });
});

test("one with too few for anybody does not start, and says how many it needs", () => {
  expect(() => connectionLimits(160)).toThrow(ConfigError);
  expect(() => connectionLimits(160)).toThrow(/160 files and needs 161/);
});

test("an admin is warned of few places, and of many not", () => {
  expect(fewFilesWarning(1_024, 864)).toMatch(/1024 files.*at most 864 browsers.*ulimit/);
  expect(fewFilesWarning(10_240, 10_080)).toBeUndefined();
});

test.skipIf(process.platform === "win32")("the limit of this process is read", () => {
  expect(openFileLimit()).toSatisfy(Number.isInteger);
});
