import { readFileSync } from "node:fs";
import { ConfigError } from "./config-error.ts";
import { envFileText, parseEnvFile } from "./parse-env-file.ts";

const file = ".env";

const bytes = (): Uint8Array | undefined => {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ConfigError(`${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
};

/**
 * Adds the variables of `.env` in the working folder, if there is one; those already set win.
 *
 * @throws ConfigError when it cannot be read or understood
 */
export const loadEnvFile = (): void => {
  const found = bytes();
  if (!found) return;
  for (const [name, value] of Object.entries(parseEnvFile(envFileText(found, file), file)))
    process.env[name] ??= value;
};
