import { readFileSync } from "node:fs";

/** The text of a file beside this one. */
export const fileText = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");
