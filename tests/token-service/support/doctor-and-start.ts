import { expect, vi } from "vitest";
import { examine } from "../../../token-service/process/examine.ts";
import { type Config, readConfig } from "../../../token-service/settings/config.ts";
import { ConfigError } from "../../../token-service/settings/config-problem.ts";
import { defaultStoreUrl } from "../../../token-service/store/open-store.ts";
import { freePort } from "../../support/free-port.ts";
import { recordedLog } from "./quiet-log.ts";
import { runningService } from "./running-service.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Settings of which a doctor has nothing to say, on a free port, with folders of their own. */
export const fineSettings = async (settings: Partial<Config> = {}): Promise<Config> => {
  const port = await freePort();
  const dataDir = await temporaryFolder();
  return {
    ...readConfig({}),
    port,
    publicUrl: new URL(`http://127.0.0.1:${port}`),
    dataDir,
    databaseUrl: defaultStoreUrl(dataDir),
    ...settings,
  };
};

/**
 * The sentence with which a start ends, which is also the doctor's.
 *
 * @throws AssertionError when one of them ends with none, or with another one than the other
 */
export const commonRefusal = async (config: Config): Promise<string> => {
  const refusalOf = async (ending: Promise<unknown>): Promise<string> => {
    const error = await ending.then(
      () => undefined,
      (refused: unknown) => refused,
    );
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  };
  const { refusal } = await examine(config);
  const told = await refusalOf(Promise.reject(refusal));
  expect(await refusalOf(runningService(config))).toBe(told);
  return told;
};

/**
 * What a service that starts tells its log of its settings, which is also what the doctor says, before the start and after it.
 *
 * @throws AssertionError when they differ
 */
export const commonFindings = async (config: Config): Promise<{ level: string; sentence: string }[]> => {
  const { findings, isRunning } = await examine(config);
  expect(isRunning).toBe(false);
  const { log, written } = recordedLog();
  const service = await runningService(config, log);
  const levels: Record<number, string> = { 40: "warn", 50: "error" };
  const logged = () =>
    written()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { level: number; msg: string })
      .map(({ level, msg }) => ({ level: levels[level], sentence: msg }));
  await vi.waitFor(() => expect(logged()).toEqual(expect.arrayContaining(findings)), { timeout: 20_000 });
  expect(await examine(config)).toMatchObject({ findings, refusal: undefined, isRunning: true });
  await service.close();
  return findings;
};
