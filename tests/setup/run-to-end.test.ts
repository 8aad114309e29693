import { expect, test } from "vitest";
import { runToEnd } from "./run-to-end.ts";

const node = (script: string) => runToEnd([process.execPath, "-e", script], process.env);

test("passes the exit code on", async () => {
  expect(await node("process.exit(7)")).toBe(7);
});

test("counts an end by a signal as shells do", async () => {
  expect(await node("process.kill(process.pid, 'SIGKILL')")).toBe(137);
});
