// `npm test`: sees to a browser and a desktop, builds the extension, and runs vitest with no network but loopback.
// Arguments go to vitest: `npm test -- tests/extension/wire.test.ts`.
import { fileURLToPath } from "node:url";
import { provideBrowser } from "./setup/provide-browser.ts";
import { provideDesktop } from "./setup/provide-desktop.ts";
import { provideNetwork } from "./setup/provide-network.ts";
import { provideSmallDisk } from "./setup/provide-small-disk.ts";
import { runToEnd } from "./setup/run-to-end.ts";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const node = (script: string): string[] => [process.execPath, `node_modules/${script}`];

const run = async (): Promise<number> => {
  const env: NodeJS.ProcessEnv = { ...process.env };
  try {
    env.CHROMIUM_PATH = provideBrowser();
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  env.PINGROOM_DESKTOP = provideDesktop() ? "ready" : "missing";
  env.PINGROOM_SMALL_DISK = provideSmallDisk() ? "ready" : "missing";
  const namespace = provideNetwork();
  env.PINGROOM_NETWORK = namespace.length > 0 ? "loopback" : "open";

  const built = await runToEnd([...node("vite/bin/vite.js"), "build", "--logLevel", "warn"], env);
  if (built !== 0) return built;
  return runToEnd([...namespace, ...node("vitest/vitest.mjs"), "run", ...process.argv.slice(2)], env);
};

process.exitCode = await run();
