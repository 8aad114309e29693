import { newProfile, removeFolder } from "../../support/browser-profile.ts";
import { type ExtensionBrowser, launchExtension } from "../../support/launch-extension.ts";
import type { WorkerReport } from "../../support/worker-reports.ts";
import { type Addressee, type Counter, countPings } from "./count-pings.ts";
import { ownIdentity } from "./own-identity.ts";
import { join } from "./person.ts";

/** Somebody who pings and is pinged by the hundred, without looking, and through whatever happens to their browser. */
export interface Correspondent extends Addressee {
  /** The folder of their browser. */
  readonly profile: string;
  /** The browser as it runs now. */
  readonly extension: ExtensionBrowser;
  /** The page that sends and counts now. */
  readonly counter: Counter;
  /** Keys of all that has been checked and cleared. */
  readonly checked: Set<string>;
  /** What the worker has reported, over all starts of the browser. */
  reports(): WorkerReport[];
  /** Reloads the extension. */
  reload(): Promise<void>;
  kill(): Promise<void>;
  /** Ends the browser as its user does: all is written. */
  quit(): Promise<void>;
  /** Starts an ended browser again. */
  start(): Promise<void>;
  /** Stops all processes of the browser where they are, as a closed lid does. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

/** Makes one of a browser that runs already. @param profile its folder; removed at the end */
export const correspondentWith = async (
  { name, identity }: Addressee,
  profile: string,
  running: ExtensionBrowser,
): Promise<Correspondent> => {
  let extension = running;
  let counter = await countPings(extension);
  const launches = [extension];
  const signal = (signalName: "SIGSTOP" | "SIGCONT") =>
    process.kill(-(extension.browser.process()?.pid ?? Number.NaN), signalName);
  return {
    name,
    identity,
    profile,
    checked: new Set(),
    get extension() {
      return extension;
    },
    get counter() {
      return counter;
    },
    reports: () => launches.flatMap(({ reports }) => reports.all),
    async reload() {
      await extension.reloadExtension();
      counter = await countPings(extension);
    },
    kill: () => extension.kill(),
    quit: () => extension.close(),
    async start() {
      extension = await launchExtension({ profile });
      launches.push(extension);
      counter = await countPings(extension);
    },
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
    async close() {
      await extension.close();
      await removeFolder(profile);
    },
  };
};

/** Starts a browser, goes through the first run, waits until it is connected and closes the popup. */
export const startCorrespondent = async (address: string, name: string): Promise<Correspondent> => {
  const profile = await newProfile();
  const { extension, popup } = await join(address, name, { profile });
  const identity = await ownIdentity(extension);
  const correspondent = await correspondentWith({ name, identity }, profile, extension);
  await popup.close(); // An open popup marks each ping as seen; here nobody looks.
  return correspondent;
};
