import { expect, test } from "vitest";
import { relayProblem } from "../../../token-service/engines/relay-problem.ts";

const place = { port: 3000 };

test("a taken port is named with what to do; rights are spoken of only where a port needs some", () => {
  const sentence = relayProblem("port-taken", place);
  expect(sentence).toMatch(
    /^RELAY_PORT 3000\/udp is taken by another program: .*set RELAY_PORT to another port\.$/,
  );
  expect(sentence).not.toContain("may not");
  expect(relayProblem("port-taken", { port: 443 })).toContain("or this user may not open it");
});

test("where the library is missing, this machine and those that have it are named, and that Twilio does without it", () => {
  const sentence = relayProblem("no-library", place, "linux riscv64");
  for (const words of [
    "node-datachannel",
    "(linux riscv64)",
    "musl",
    "macOS",
    "Windows",
    "Android",
    "Twilio",
  ])
    expect(sentence).toContain(words);
});

test("a relay that crashed is not told as a missing library, nor as a taken port", () => {
  const sentence = relayProblem("crashed", place);
  expect(sentence).not.toMatch(/node-datachannel|npm ci|RELAY_PORT/);
  expect(sentence).toContain("ended as soon as it started");
});

test.each(["port-taken", "no-library", "crashed"] as const)("%s is told in one sentence", (reason) => {
  expect(relayProblem(reason, place)).toMatch(/^[^.\n]+\.$/);
});
