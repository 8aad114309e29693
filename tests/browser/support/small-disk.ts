import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { findBrowser } from "../../setup/find-browser.ts";
import { mountNamespace } from "../../setup/mount-namespace.ts";
import { smallDiskNeeds } from "../../setup/provide-small-disk.ts";
import { newProfile, prepareProfile, removeFolder } from "../../support/browser-profile.ts";
import { endWithUs } from "../../support/end-with-us.ts";
import type { LaunchOptions } from "../../support/launch-extension.ts";

/** A file system on which a single browser keeps its profile, and which can be full. */
export interface SmallDisk {
  /** What makes `launchExtension` start a browser there. */
  readonly options: LaunchOptions;
  /** The browser's profile on it, as this process sees it. */
  readonly folder: string;
  /** Takes all that is free, and from then on whatever becomes free. */
  fill(): void;
  /** Gives all of that back. */
  makeRoom(): void;
  remove(): Promise<void>;
}

const mounting =
  'PATH="$PATH:/usr/sbin:/sbin"; mount -t tmpfs -o size=128m,mode=0700 tmpfs "$1" && echo mounted && exec cat';

/** Mounts it for a process that lives as long as this one, so that nothing is left of it afterwards. */
const mount = async (folder: string): Promise<{ holder: ChildProcess; enter: readonly string[] }> => {
  const namespace = mountNamespace();
  if (!namespace) throw new Error(`The disk cannot be filled here: ${smallDiskNeeds}.`);
  const holder = spawn("unshare", [...namespace.own, "sh", "-c", mounting, "sh", folder]);
  endWithUs(holder);
  const mounted = once(holder.stdout, "data").then(() => true);
  if (await Promise.race([mounted, once(holder, "close").then(() => false)]))
    return { holder, enter: namespace.enter };
  throw new Error(`The small disk could not be mounted: ${holder.stderr.read()}`);
};

const sizes = [65_536, 4_096, 1];

/**
 * Makes one.
 *
 * @throws Error that says what it takes, where this system cannot do it
 */
export const smallDisk = async (): Promise<SmallDisk> => {
  const profile = await newProfile();
  const folder = path.join(profile, "Default"); // What the extension stores lies in it.
  await mkdir(folder);
  const { holder, enter } = await mount(folder);
  const browser = path.join(profile, "browser.sh");
  const entering = ["nsenter", ...enter, "--target", String(holder.pid)].join(" ");
  await writeFile(browser, `#!/bin/sh\nexec ${entering} "${findBrowser()}" "$@"\n`);
  await chmod(browser, 0o755);

  const root = `/proc/${holder.pid}/root`;
  await prepareProfile(path.join(root, profile));
  const inside = path.join(root, folder);
  const ballast = openSync(path.join(inside, "ballast"), "a");
  const bytes = Buffer.alloc(Math.max(...sizes));
  const takeAll = (size: number): void => {
    try {
      for (;;) writeSync(ballast, bytes, 0, size);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  };
  let filling: ReturnType<typeof setInterval> | undefined;
  const stop = () => clearInterval(filling);
  return {
    // Whoever is root in there is nobody whom Chromium would run sandboxed.
    options: { profile, path: browser, args: ["--no-sandbox"] },
    folder: inside,
    fill: () => {
      sizes.forEach(takeAll);
      filling = setInterval(() => sizes.forEach(takeAll), 20); // Browsers write and delete all the time.
    },
    makeRoom: () => {
      stop();
      ftruncateSync(ballast);
    },
    remove: async () => {
      stop();
      closeSync(ballast);
      const gone = once(holder, "close");
      holder.kill();
      await gone;
      await removeFolder(profile);
    },
  };
};
