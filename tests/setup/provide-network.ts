import { hasCommand } from "./has-command.ts";
import { canInstallDebianPackages, installDebianPackages } from "./install-debian-packages.ts";
import { networkNamespace } from "./network-namespace.ts";

/**
 * Finds the command to put before the tests so that loopback is their only network; says so when there is none.
 *
 * @returns the command's words; none when the tests share the computer's network
 */
export const provideNetwork = (): string[] => {
  if (process.platform === "linux" && !hasCommand("ip") && canInstallDebianPackages()) {
    installDebianPackages(["iproute2"]);
  }
  const namespace = networkNamespace();
  if (namespace) return namespace;
  console.log(
    "The tests share this computer's network: it offers no network namespace (on Linux: unshare and ip).",
  );
  return [];
};
