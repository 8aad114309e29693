import { ApiError } from "../base/api-error.ts";
import type { Config } from "../settings/config.ts";
import { ConfigError } from "../settings/config-problem.ts";
import { readSettings } from "../settings/read-settings.ts";
import { readVariables } from "../settings/variables.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { CommandError, UsageError } from "./command-error.ts";
import { placeSentence, requireStore } from "./place.ts";
import { helpText, type Options, typedOptions, type Values } from "./read-options.ts";
import { plainText } from "./terminal-text.ts";

/** What a command works on. */
export interface Place {
  config: Config;
  store: Store;
  /** Tells the admin something on standard error, so that standard output holds the result alone. */
  tell(sentence: string): void;
}

/** A command that an admin types. */
export interface Command<Known extends Options, Asked> {
  /** What it does, in a sentence. */
  about: string;
  /** How it is typed, in one line. */
  usage: string;
  /** Lines that can be typed as they are. */
  examples: readonly string[];
  options: Known;
  /**
   * Reads what the admin typed, before anything is opened.
   *
   * @throws UsageError when it makes none
   */
  read(values: Values<Known>): Asked;
  /** Whether the database is made where there is none; never unless given. */
  makesStore?(asked: Asked): boolean;
  /**
   * @returns the lines for standard output
   * @throws CommandError when it cannot be done
   */
  run(asked: Asked, place: Place): Promise<string>;
}

const tell = (sentence: string): void => console.error(sentence.split("\n").map(plainText).join("\n"));

const perform = async <Known extends Options, Asked>(command: Command<Known, Asked>): Promise<string> => {
  const typed = typedOptions(command.options);
  if (typed === "help") return helpText(command);
  const asked = command.read(typed);
  const variables = readVariables();
  const config = await readSettings(variables);
  tell(placeSentence(config, variables));
  if (!command.makesStore?.(asked)) await requireStore(config);
  const store = await openStore(config.databaseUrl, config.databaseAuthToken);
  try {
    return await command.run(asked, { config, store, tell });
  } finally {
    store.close();
  }
};

const sentenceOf = (error: unknown): string => {
  if (error instanceof ApiError) return error.body.error.message;
  if (error instanceof CommandError || error instanceof ConfigError) return error.message;
  return `This failed: ${(error as Error).message}.`;
};

/**
 * Runs a command on the store of the settings: results on standard output; on standard error first what it acts on, and for
 * whatever goes wrong a sentence, with exit code 1.
 */
export const runCommand = async <Known extends Options, Asked>(
  command: Command<Known, Asked>,
): Promise<void> => {
  try {
    console.log(await perform(command));
  } catch (error) {
    tell(sentenceOf(error));
    if (error instanceof UsageError) console.error(`Usage: ${command.usage}`);
    process.exitCode = 1;
  }
};
