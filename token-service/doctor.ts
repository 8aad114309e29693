import { checkTwilioAccount } from "./engines/check-twilio-account.ts";
import { storedSigningKey } from "./engines/embedded-signing-key.ts";
import { checkDataDir } from "./settings/check-data-dir.ts";
import { readConfig } from "./settings/config.ts";
import { ConfigError } from "./settings/config-error.ts";
import { loadEnvFile } from "./settings/load-env-file.ts";

const verdict = async (): Promise<{ healthy: boolean; sentence: string }> => {
  try {
    loadEnvFile();
    const config = readConfig(process.env);
    const { twilio, dataDir } = config;
    await checkDataDir(config);
    if (twilio) return await checkTwilioAccount(twilio.signingKey);
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
