import { checkDataDir } from "./engines/check-data-dir.ts";
import { checkTwilioAccount } from "./engines/check-twilio-account.ts";
import { storedSigningKey } from "./engines/embedded-signing-key.ts";
import { readConfig } from "./settings/config.ts";
import { ConfigError } from "./settings/config-error.ts";
import { loadEnvFile } from "./settings/load-env-file.ts";

const verdict = async (): Promise<{ healthy: boolean; sentence: string }> => {
  try {
    loadEnvFile();
    const { twilio, dataDir } = readConfig(process.env);
    if (twilio) return await checkTwilioAccount(twilio.signingKey);
    await checkDataDir(dataDir);
    await storedSigningKey(dataDir);
    return {
      healthy: true,
      sentence: "The settings are fine. No TWILIO_* variable is set: rooms are embedded.",
    };
  } catch (error) {
    if (error instanceof ConfigError) return { healthy: false, sentence: error.message };
    throw error;
  }
};

const { healthy, sentence } = await verdict();
console.log(sentence);
process.exitCode = healthy ? 0 : 1;
