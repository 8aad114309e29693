/** A setting that is missing or wrong. Its message is one sentence for the admin that names the variable. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Something that does not keep a service from starting, and that its admin should know. */
export interface Finding {
  /** `error`: people are kept out, or misled, until it is put right; `warn`: it may be meant so. */
  level: "warn" | "error";
  /** What is wrong, with the name of the variable, and what to do. */
  sentence: string;
}

/** A finding of a sentence, if there is one. */
export const warning = (sentence: string | undefined): Finding | undefined =>
  sentence === undefined ? undefined : { level: "warn", sentence };
