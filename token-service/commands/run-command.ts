import { type ParseArgsConfig, parseArgs } from "node:util";
import * as v from "valibot";
import { ApiError } from "../base/api-error.ts";
import type { Config } from "../settings/config.ts";
import { ConfigError } from "../settings/config-problem.ts";
import { readSettings } from "../settings/read-settings.ts";
import { openStore, type Store } from "../store/open-store.ts";
import { plainText } from "./terminal-text.ts";

/** Why a command did not do its work. Its message is one sentence, or several, for the admin. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** A command was typed wrong; how it is typed is told besides the message. */
export class UsageError extends CommandError {}

/**
 * Validates the value after an option.
 *
 * @param option such as `--name`
 * @throws UsageError that names the option
 */
export const readOption = <Schema extends v.GenericSchema>(
  option: string,
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const part = issue.path?.map(({ key }) => key).findLast((key) => typeof key === "string");
  throw new UsageError(`${option}${part ? `: ${part}` : ""} ${issue.message}.`);
};

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<Known extends Options> = ReturnType<
  typeof parseArgs<{ options: Known; strict: true; allowPositionals: false }>
>["values"];

/** A command that an admin types. */
export interface Command<Known extends Options, Asked> {
  /** How it is typed, in one line. */
  usage: string;
  options: Known;
  /**
   * Reads what the admin typed, before anything is opened.
   *
   * @throws UsageError when it makes none
   */
  read(values: Values<Known>): Asked;
  /**
   * @returns the lines for standard output
   * @throws CommandError when it cannot be done
   */
  run(asked: Asked, place: { config: Config; store: Store }): Promise<string>;
}

const typed = <Known extends Options>(options: Known): Values<Known> => {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // Node's own sentences: an option that is unknown, or lacks its value.
    throw new UsageError(`${(error as Error).message.replaceAll("\n", " ").replace(/\.$/, "")}.`);
  }
};

const perform = async <Known extends Options, Asked>(command: Command<Known, Asked>): Promise<string> => {
  const asked = command.read(typed(command.options));
  const config = await readSettings();
  const store = await openStore(config.databaseUrl, config.databaseAuthToken);
  try {
    return await command.run(asked, { config, store });
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
 * Runs a command on the store of the settings: results on standard output; for whatever goes wrong a sentence on standard
 * error and exit code 1.
 */
export const runCommand = async <Known extends Options, Asked>(
  command: Command<Known, Asked>,
): Promise<void> => {
  try {
    console.log(await perform(command));
  } catch (error) {
    console.error(sentenceOf(error).split("\n").map(plainText).join("\n"));
    if (error instanceof UsageError) console.error(`Usage: ${command.usage}`);
    process.exitCode = 1;
  }
};
