import { readdirSync } from "node:fs";

/** The folders of the pages that a user can open: all but the offscreen document. */
export const userPages: string[] = readdirSync("extension", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html") && !file.startsWith("offscreen"))
  .map((file) => file.split("/")[0] as string);
