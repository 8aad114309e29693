import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { endOnSignal } from "../../../token-service/process/run-service.ts";
import { quietLog, recordedLog } from "../support/quiet-log.ts";
import { runningService } from "../support/running-service.ts";

test("a request that never comes to its end does not hold up the service's end", async () => {
  const service = await runningService();
  const client = connect(service.port, "127.0.0.1");
  // In one packet, so that the answer to the first shows that the second, whose body never comes, was read too.
  client.write(
    "GET /health HTTP/1.1\r\nHost: x\r\n\r\nPOST /token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
  );
  await once(client, "data");
  const cut = once(client, "close");
  await service.close();
  await cut;
});

/** Stands for a process, and tells with which code it ended. */
const otherSelf = () => {
  const self = new EventEmitter();
  const exited = new Promise<number>((resolve) => Object.assign(self, { exit: resolve }));
  return { self: self as EventEmitter & { exit: (code: number) => void }, exited };
};

test.each(["SIGINT", "SIGTERM"])(
  "%s ends the process with code 0 once the service is closed",
  async (signal) => {
    const { self, exited } = otherSelf();
    let isClosed = false;
    endOnSignal(
      async () => {
        isClosed = true;
      },
      quietLog,
      self,
    );
    self.emit(signal);
    expect([await exited, isClosed]).toEqual([0, true]);
  },
);

test("a close that fails is told in the log and ends the process with code 1", async () => {
  const { self, exited } = otherSelf();
  const { log, written } = recordedLog();
  endOnSignal(() => Promise.reject(new Error("the disk is gone")), log, self);
  self.emit("SIGTERM");
  expect(await exited).toBe(1);
  expect(written()).toContain("the disk is gone");
});

test("a signal that comes twice at once, as from a terminal and from npm, is one; a later one ends the process at once", async () => {
  const { self, exited } = otherSelf();
  let time = 0;
  let exit: number | undefined;
  exited.then((code) => {
    exit = code;
  });
  const close = () => new Promise<void>(() => {});
  endOnSignal(close, quietLog, self, () => time);
  self.emit("SIGINT");
  time = 999;
  self.emit("SIGINT");
  await new Promise(setImmediate);
  expect(exit).toBeUndefined();
  time = 1_000;
  self.emit("SIGINT");
  expect(await exited).toBe(1);
});
