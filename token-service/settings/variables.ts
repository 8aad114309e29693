import { readEnvFile } from "./env-file.ts";

/** Where a variable's value comes from; a default is for one that is not set, or empty. */
export type Source = "environment" | ".env" | "default";

/** The variables that the service reads, from the environment and `.env`. */
export interface Variables {
  /** Those that are set and not empty. */
  readonly values: Readonly<Record<string, string>>;
  sourceOf(name: string): Source;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Puts both together: what is set in the environment wins, be it empty. */
export const mergedVariables = (environment: Env, inFile: Env): Variables => {
  const merged = Object.entries({ ...inFile, ...environment });
  const values = Object.fromEntries(
    merged.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""),
  );
  return {
    values,
    sourceOf: (name) => {
      if (values[name] === undefined) return "default";
      return environment[name] === undefined ? ".env" : "environment";
    },
  };
};

/**
 * Reads the variables of this process, once, and adds those of `.env` to its environment.
 *
 * @throws ConfigError when `.env` cannot be read or understood
 */
export const readVariables = (): Variables => {
  const inFile = readEnvFile();
  const variables = mergedVariables({ ...process.env }, inFile);
  for (const [name, value] of Object.entries(inFile)) process.env[name] ??= value;
  return variables;
};
