import { existsSync } from "node:fs";

/** Adds the variables of `.env` in the working folder, if there is one; those already set win. */
export const loadEnvFile = (): void => {
  if (existsSync(".env")) process.loadEnvFile(".env");
};
