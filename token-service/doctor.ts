import { textTable } from "./commands/terminal-text.ts";
import { examine, type Told } from "./process/examine.ts";
import type { Config } from "./settings/config.ts";
import { ConfigError } from "./settings/config-problem.ts";
import { describeSettings } from "./settings/describe-settings.ts";
import { misspeltVariables } from "./settings/misspelt-variables.ts";
import { readSettings } from "./settings/read-settings.ts";
import { readVariables, type Variables } from "./settings/variables.ts";

const help = `Shows the settings that count and where each comes from, and tries out what can be tried. Changes nothing.

Usage: npm run doctor

It ends with exit code 1 when something keeps the service from starting, or people from coming in.`;

const table = (variables: Variables, config: Config | undefined): string => {
  const settings = describeSettings(variables, config);
  return textTable([
    ["SETTING", "VALUE", "FROM"],
    ...settings.map(({ name, value, from }) => [name, value, from]),
  ]);
};

const lines = (told: readonly Told[]): string =>
  textTable([["LOOK", "AT", "FOUND"], ...told.map(({ level, topic, sentence }) => [level, topic, sentence])]);

const verdict = (told: readonly Told[], isRunning: boolean): string => {
  const errors = told.filter(({ level }) => level === "error").length;
  const running = isRunning ? " The service runs." : "";
  if (errors > 0)
    return `${errors === 1 ? "One thing has" : `${errors} things have`} to be put right.${running}`;
  const warned = told.some(({ level }) => level === "warn");
  return `${warned ? "Apart from the warnings the" : "The"} settings are fine.${running}`;
};

/** What there is to say, and whether all is well. */
const diagnose = async (): Promise<{ text: string; healthy: boolean }> => {
  const variables = readVariables();
  try {
    const config = await readSettings(variables);
    const { told, isRunning } = await examine(config);
    const healthy = told.every(({ level }) => level !== "error");
    return { text: [table(variables, config), lines(told), verdict(told, isRunning)].join("\n\n"), healthy };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const told: Told[] = [
      { level: "error", topic: "Settings", sentence: error.message },
      ...misspeltVariables(variables).map((sentence) => ({
        level: "warn" as const,
        topic: "Variables",
        sentence,
      })),
    ];
    return {
      text: [table(variables, undefined), lines(told), verdict(told, false)].join("\n\n"),
      healthy: false,
    };
  }
};

const run = async (): Promise<void> => {
  if (process.argv.slice(2).some((word) => word === "--help" || word === "-h")) {
    console.log(help);
    return;
  }
  try {
    const { text, healthy } = await diagnose();
    console.log(text);
    process.exitCode = healthy ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.log(error.message); // Of .env, without which nothing is known.
    process.exitCode = 1;
  }
};

await run();
