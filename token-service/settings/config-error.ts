/** A setting that is missing or wrong. Its message is one sentence for the admin that names the variable. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
