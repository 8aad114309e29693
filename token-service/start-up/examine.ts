import type { Config } from "../settings/config.ts";
import type { Finding } from "./finding.ts";
import { standIn } from "./stand-in.ts";
import { startUpChecks } from "./start-up-checks.ts";

/**
 * Looks at everything that a start looks at, without starting.
 *
 * @returns what a start would tell its log, and whether the service of these settings runs already
 * @throws ConfigError with the sentence with which a start would end
 */
export const examine = async (config: Config): Promise<{ findings: Finding[]; isRunning: boolean }> => {
  const { signal } = new AbortController();
  const { close, ...standing } = await standIn(config);
  const bound = { ...standing, signal };
  try {
    for (const check of startUpChecks.opening) await check(config);
    const found = [
      ...startUpChecks.settings.map((check) => check(config, bound)),
      ...(await Promise.all(startUpChecks.asking.map((check) => check(config, bound)))),
    ];
    return { findings: found.filter((finding) => finding !== undefined), isRunning: bound.isService };
  } finally {
    await close();
  }
};
