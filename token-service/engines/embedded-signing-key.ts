import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { writeFile } from "atomically";
import * as v from "valibot";
import type { SigningKey } from "../base/signing-key.ts";
import { ConfigError } from "../settings/config-problem.ts";

const storedKey = v.object({
  accountSid: v.pipe(v.string(), v.regex(/^AC[0-9a-f]{32}$/)),
  keySid: v.pipe(v.string(), v.regex(/^SK[0-9a-f]{32}$/)),
  keySecret: v.pipe(v.string(), v.minLength(43)),
});

const generate = (): SigningKey => ({
  accountSid: `AC${randomBytes(16).toString("hex")}`,
  keySid: `SK${randomBytes(16).toString("hex")}`,
  keySecret: randomBytes(32).toString("base64url"),
});

const fileIn = (dataDir: string): string => path.join(dataDir, "signing-key.json");

const stored = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
};

const refusal = (dataDir: string, cause: unknown): ConfigError => {
  const reason = v.isValiError(cause)
    ? `holds a damaged signing-key.json; delete that file and a new key is made (${dataDir})`
    : `must name a folder that the service can write to (${dataDir}: ${(cause as Error).message})`;
  return new ConfigError(`DATA_DIR ${reason}.`, { cause });
};

/**
 * The key pair that an earlier start left, or undefined.
 *
 * @throws ConfigError when it cannot be read or is damaged
 */
export const storedSigningKey = async (dataDir: string): Promise<SigningKey | undefined> => {
  try {
    const text = await stored(fileIn(dataDir));
    return text === undefined ? undefined : v.parse(v.pipe(v.string(), v.parseJson(), storedKey), text);
  } catch (cause) {
    throw refusal(dataDir, cause);
  }
};

/**
 * The key pair that signs tokens for embedded rooms. The first start makes and keeps it, so that tokens from before a
 * restart stay good after it.
 *
 * @param dataDir folder in which the key is kept, readable by its owner alone
 * @throws ConfigError when the folder cannot be written or holds a damaged key
 */
export const embeddedSigningKey = async (dataDir: string): Promise<SigningKey> => {
  const known = await storedSigningKey(dataDir);
  if (known) return known;
  const key = generate();
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(fileIn(dataDir), `${JSON.stringify(key)}\n`, { mode: 0o600 });
  } catch (cause) {
    throw refusal(dataDir, cause);
  }
  return key;
};
