import { readFileSync } from "node:fs";

/** Pingroom's version, as its package names it. */
export const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };
