import { type ParseArgsConfig, parseArgs } from "node:util";
import * as v from "valibot";
import { nearestWord } from "../base/nearest-word.ts";
import { UsageError } from "./command-error.ts";

/** An option of a command, as Node's `parseArgs` takes it, and as its help tells of it. */
type Option = NonNullable<ParseArgsConfig["options"]>[string] & {
  /** What it is for, in half a sentence. */
  about: string;
  /** What stands for its value, such as `NAME`; absent for one that has none. */
  value?: string;
};

/** The options of a command, by their names. */
export type Options = Record<string, Option>;

/** What was typed after them. */
export type Values<Known extends Options> = ReturnType<
  typeof parseArgs<{ options: Known; strict: true; allowPositionals: false }>
>["values"];

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

/** Says what there is in the place of an option that is unknown. */
const unknownOption = (typed: string, options: Options): string => {
  const known = [...Object.keys(options), "help"];
  const near = nearestWord(typed, known, 2);
  const list = known.map((name) => `--${name}`).join(", ");
  return `There is no option --${typed}${near ? `: did you mean --${near}?` : "."} Known are ${list}.`;
};

const typedWrong = (error: Error & { code?: string }, options: Options): string => {
  const [, unknown] = /^Unknown option '--?([^'\s]+)'/.exec(error.message) ?? [];
  if (unknown !== undefined) return unknownOption(unknown, options);
  // Node's own sentences: a value that is missing, or a word too many.
  const sentence = `${error.message.replaceAll("\n", " ").replace(/\.$/, "")}.`;
  return error.code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL"
    ? `${sentence} npm takes options for itself unless -- stands before them.`
    : sentence;
};

/**
 * Reads what the admin typed.
 *
 * @returns "help" when that was asked for
 * @throws UsageError for an option that is unknown, or lacks its value
 */
export const typedOptions = <Known extends Options>(
  options: Known,
  args = process.argv.slice(2),
): Values<Known> | "help" => {
  if (args.includes("--help") || args.includes("-h")) return "help";
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(typedWrong(error as Error, options));
  }
};

/** What `--help` prints: how a command is typed, its options, and examples. */
export const helpText = (command: {
  about: string;
  usage: string;
  options: Options;
  examples: readonly string[];
}): string => {
  const rows = [
    ...Object.entries(command.options).map(([name, { value, about }]) => [
      `--${name}${value ? ` ${value}` : ""}`,
      about,
    ]),
    ["-h, --help", "shows this"],
  ];
  const width = Math.max(...rows.map(([option = ""]) => option.length));
  return [
    command.about,
    "",
    `Usage: ${command.usage}`,
    "",
    ...rows.map(([option = "", about]) => `  ${option.padEnd(width)}  ${about}`),
    "",
    "Examples:",
    ...command.examples.map((example) => `  ${example}`),
  ].join("\n");
};
