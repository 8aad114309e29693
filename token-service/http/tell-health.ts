import { readFileSync } from "node:fs";
import type { Handler } from "hono";
import type { RoomEngine } from "../engines/room-engine.ts";
import { serviceHeader } from "../process/ask-health.ts";
import type { ServiceEnv } from "./service-env.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/**
 * Answers `GET /health`: that the service is up, in which version, with which rooms, and what time it is here, by which a
 * browser sees whether its own clock is right.
 *
 * @param id what it calls itself, see `serviceId`
 */
export const tellHealth =
  (engine: Pick<RoomEngine, "name" | "census">, id: string): Handler<ServiceEnv> =>
  (c) =>
    c.json(
      {
        status: "ok",
        engine: engine.name,
        version,
        serverTime: new Date().toISOString(),
        ...engine.census(),
      },
      200,
      { [serviceHeader]: id },
    );
