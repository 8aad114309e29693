import { spawnSync } from "node:child_process";
import { hasCommand } from "./has-command.ts";

/** Whether packages can be installed here without asking anybody: a Debian-like system, and we are root. */
export const canInstallDebianPackages = (): boolean =>
  process.platform === "linux" && process.getuid?.() === 0 && hasCommand("apt-get");

/**
 * Installs packages with apt-get. Says so in one line, and shows apt-get's own words only when it fails.
 *
 * @param packages their names in Debian
 * @returns whether they are installed now
 */
export const installDebianPackages = (packages: readonly string[]): boolean => {
  console.log(`Installing ${packages.join(", ")} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", ...packages]]) {
    const { status, stdout, stderr } = spawnSync("apt-get", args, {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status === 0) continue;
    console.error(`${stdout ?? ""}${stderr ?? ""}`);
    return false;
  }
  return true;
};
