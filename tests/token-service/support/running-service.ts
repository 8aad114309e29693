import { onTestFinished } from "vitest";
import { type Service, startService } from "../../../token-service/process/start-service.ts";
import { type Config, readConfig } from "../../../token-service/settings/config.ts";
import { defaultStoreUrl } from "../../../token-service/store/open-store.ts";
import { quietLog } from "./quiet-log.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The whole service, on embedded rooms and any free port, with no limit of requests, in this process; it ends with the test at the latest. */
export const runningService = async (
  config: Partial<Config> = {},
  log = quietLog,
): Promise<Service & { url: string }> => {
  const dataDir = config.dataDir ?? (await temporaryFolder());
  const service = await startService(
    {
      ...readConfig({}),
      port: 0,
      allowGuests: true,
      dataDir,
      databaseUrl: defaultStoreUrl(dataDir),
      rateLimit: 0,
      ...config,
    },
    log,
  );
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= service.close();
    return closed;
  };
  onTestFinished(close);
  return { ...service, url: `http://127.0.0.1:${service.port}`, close };
};
