import type { Connection } from "./connection.ts";
import type { Settings } from "./settings.ts";
import { nameOf } from "./teammate.ts";

/** This person's name: as the service says while connected, and else as the settings do. */
export const ownName = (
  connection: { state: string } | Connection,
  { name }: Pick<Settings, "name">,
): string => ("identity" in connection ? nameOf(connection.identity) : name);
