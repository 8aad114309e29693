import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** @param browser the executable's path */
export const versionsWith = (browser: string): Record<string, string> => {
  const packages = ["twilio-video", "socket.io", "peerjs", "peer"].map((name) => {
    const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8"));
    return [name, version as string];
  });
  const words = execFileSync(browser, ["--version"], { encoding: "utf8" });
  return { Chromium: /\d+(\.\d+)+/.exec(words)?.[0] ?? words.trim(), ...Object.fromEntries(packages) };
};
