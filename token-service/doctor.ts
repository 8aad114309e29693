import { examine } from "./process/examine.ts";
import type { Config } from "./settings/config.ts";
import { ConfigError } from "./settings/config-problem.ts";
import { readSettings } from "./settings/read-settings.ts";

const roomsSentence = ({ twilio }: Config): string =>
  twilio
    ? "Twilio accepts the key and the account is active."
    : "No TWILIO_* variable is set: rooms are embedded.";

const verdict = async (): Promise<{ healthy: boolean; sentences: string[] }> => {
  try {
    const config = await readSettings();
    const { findings, isRunning } = await examine(config);
    const sentences = findings.map(({ sentence }) => sentence);
    if (findings.some(({ level }) => level === "error")) return { healthy: false, sentences };
    const fine = findings.length === 0 ? "The settings are fine." : "Apart from that the settings are fine.";
    const running = isRunning ? [`The service runs, on port ${config.port}.`] : [];
    return { healthy: true, sentences: [...sentences, [fine, roomsSentence(config), ...running].join(" ")] };
  } catch (error) {
    if (error instanceof ConfigError) return { healthy: false, sentences: [error.message] };
    throw error;
  }
};

const { healthy, sentences } = await verdict();
console.log(sentences.join("\n"));
process.exitCode = healthy ? 0 : 1;
