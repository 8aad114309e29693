import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { libraryFailure, relayChecks } from "../../../token-service/process/check-relay.ts";
import { examine } from "../../../token-service/process/examine.ts";
import { fineSettings } from "../support/doctor-and-start.ts";
import { runningService } from "../support/running-service.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { twilioDefaults } from "../support/test-engine.ts";
import { takenUdpPort } from "../support/udp-ports.ts";

/** A package's file with this text in it. */
const libraryOf = async (text: string): Promise<string> => {
  const file = path.join(await temporaryFolder(), "library.cjs");
  await writeFile(file, text);
  return file;
};

test("the relay's library loads here", async () => {
  expect(await libraryFailure()).toBeUndefined();
});

test.each([
  ["that is not installed", async () => "no-such-library", "no-library"],
  ["that refuses to load", () => libraryOf("throw new Error('no binary for this platform')"), "no-library"],
  ["that ends the process", () => libraryOf("process.kill(process.pid, 'SIGKILL')"), "crashed"],
])("a library %s is told as what it is", async (_what, library, failure) => {
  expect(await libraryFailure(await library())).toBe(failure);
});

test("the doctor tells of a UDP port that another program has", async () => {
  const relayPort = await takenUdpPort();
  const { refusal, told } = await examine(await fineSettings({ relayPort }));
  expect(refusal?.message).toMatch(new RegExp(`^RELAY_PORT ${relayPort}/udp is taken by another program: `));
  expect(told).toContainEqual({ topic: "Relay port", level: "error", sentence: refusal?.message });
});

test("while the service runs, its own relay is no other program", async () => {
  const config = await fineSettings();
  await runningService(config);
  const { told, refusal } = await examine(config);
  expect(refusal).toBeUndefined();
  expect(told.map(({ topic }) => topic)).not.toContain("Relay port");
});

test("with Twilio no relay is tried", () => {
  expect(relayChecks({ twilio: undefined }, false)).not.toEqual([]);
  expect(relayChecks({ twilio: twilioDefaults }, false)).toEqual([]);
});
