import { defineExtensionMessaging } from "@webext-core/messaging";

/** What any page that shows the test ping asks of the background, which answers these as part of its API. */
export interface TestPingCommands {
  /** Sends this person a test ping, unless one is under way; see `testPingRun` for what becomes of it. */
  testPing(): void;
  /** The user says whether its notification appeared. */
  testPingSeen(answer: { seen: boolean }): void;
}

/** The same, to be called. */
export const testPingCommands = defineExtensionMessaging<TestPingCommands>();
