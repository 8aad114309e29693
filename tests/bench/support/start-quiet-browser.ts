import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import puppeteer, { type Browser } from "puppeteer-core";
import manifest from "../../../manifest.json" with { type: "json" };
import { findBrowser } from "../../setup/find-browser.ts";
import { endProcessTree } from "../../support/end-process-tree.ts";
import { endWithUs } from "../../support/end-with-us.ts";
import { benchBrowserArguments } from "./bench-browser-arguments.ts";

/** The extension's id, which follows from the key in its manifest: each hexadecimal digit as a letter from a on. */
export const extensionId: string = createHash("sha256")
  .update(Buffer.from(manifest.key, "base64"))
  .digest("hex")
  .slice(0, 32)
  .replaceAll(/./g, (digit) => "abcdefghijklmnop"[Number.parseInt(digit, 16)] ?? "");

/** A browser with the extension in it as its users have it: no debugger is attached, and no page of it is open. */
export interface QuietBrowser {
  /** Just before its process was started, milliseconds since 1970. */
  readonly startedAt: number;
  /** Its first process, which leads the process group of all others. */
  readonly pid: number;
  /** Attaches a debugger for as long as it is used; one that stayed would keep the worker awake. */
  attach<Seen>(use: (browser: Browser) => Promise<Seen>): Promise<Seen>;
  /** Ends it in good order; the profile stays. */
  close(): Promise<void>;
}

const patienceMs = 20_000;

const endpointOf = async (profile: string): Promise<string> => {
  const until = performance.now() + patienceMs;
  for (;;) {
    const text = await readFile(path.join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    const [port, address] = text.split("\n");
    if (port && address) return `ws://127.0.0.1:${port}${address}`;
    if (performance.now() > until) throw new Error("The browser did not start.");
    await delay(20);
  }
};

const exited = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/**
 * Starts a browser that loads the built extension as it starts.
 *
 * @param dist the built extension
 * @param profile its folder; `newProfile` makes one
 */
export const startQuietBrowser = async (dist: string, profile: string): Promise<QuietBrowser> => {
  await rm(path.join(profile, "DevToolsActivePort"), { force: true });
  const args = puppeteer.defaultArgs({
    headless: true,
    enableExtensions: true,
    userDataDir: profile,
    args: [...benchBrowserArguments, `--load-extension=${dist}`, "--remote-debugging-port=0"],
  });
  const startedAt = Date.now();
  const child = spawn(findBrowser(), args, { detached: true, stdio: "ignore" });
  endWithUs(child);
  const attach: QuietBrowser["attach"] = async (use) => {
    const browser = await puppeteer.connect({ browserWSEndpoint: await endpointOf(profile) });
    try {
      return await use(browser);
    } finally {
      await browser.disconnect();
    }
  };
  return {
    startedAt,
    pid: child.pid ?? Number.NaN,
    attach,
    async close() {
      if (exited(child)) return;
      const gone = once(child, "exit");
      await attach((browser) => browser.close()).catch(() => {});
      await Promise.race([gone, delay(patienceMs, undefined, { ref: false })]);
      await endProcessTree(child);
    },
  };
};
