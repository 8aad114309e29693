import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { canInstallDebianPackages, installDebianPackages } from "../../setup/install-debian-packages.ts";
import { freePort } from "../../support/free-port.ts";
import { type MeasuredProcess, startProcess } from "../support/start-process.ts";

const python = "/usr/bin/python3";
const packages = ["python3-flask", "python3-jwt", "gunicorn"];
const folder = fileURLToPath(new URL("tutorial", import.meta.url));

const versionsScript = `
import json, platform, flask, jwt, gunicorn
from importlib.metadata import version
print(json.dumps({"Python": platform.python_version(), "Flask": version("flask"), "PyJWT": jwt.__version__, "gunicorn": gunicorn.__version__}))
`;

const versions = (): Record<string, string> | undefined => {
  const { status, stdout } = spawnSync(python, ["-c", versionsScript], { encoding: "utf8" });
  return status === 0 ? JSON.parse(stdout) : undefined;
};

/**
 * Sees to Debian's Flask, PyJWT and gunicorn.
 *
 * @returns their versions
 * @throws Error with a sentence when they are missing and cannot be installed here
 */
export const provideTutorial = (): Record<string, string> => {
  const found =
    versions() ?? (canInstallDebianPackages() && installDebianPackages(packages) ? versions() : undefined);
  if (found) return found;
  throw new Error(
    `The tutorial's token server needs ${packages.join(", ")} of Debian or its like, for ${python}, and they cannot be installed here: that takes root and apt-get.`,
  );
};

/** Starts the tutorial's token server: two processes of eight threads each, which keep connections open as ours does. */
export const startTutorial = async (): Promise<MeasuredProcess & { url: string }> => {
  const logFolder = await mkdtemp(path.join(os.tmpdir(), "pingroom-bench-"));
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const server = await startProcess(
    [python, "-B", "-m", "gunicorn", "--workers", "2", "--threads", "8", "--bind", address, "app:app"],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        TWILIO_ACCOUNT_SID: `AC${"a".repeat(32)}`,
        TWILIO_API_KEY_SID: `SK${"b".repeat(32)}`,
        TWILIO_API_KEY_SECRET: "a secret of thirty-two characters",
      },
      port,
      logFile: path.join(logFolder, "tutorial.log"),
    },
  );
  return {
    ...server,
    url: `http://${address}`,
    stop: async () => {
      await server.stop();
      await rm(logFolder, { recursive: true, force: true });
    },
  };
};
