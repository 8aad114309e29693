import { createMiddleware } from "hono/factory";
import type { Logger } from "../base/log.ts";
import type { ServiceEnv } from "./service-env.ts";

/** A link in which “#” became “%23” brings an invite's secret along. */
const withoutSecret = (path: string): string => path.replace(/(\/join(?![\w-])).+$/i, "$1…");

/** Gives each request a log that carries its id, and writes one line when it is answered. Never headers or bodies. */
export const requestLog = (log: Logger) =>
  createMiddleware<ServiceEnv>(async (c, next) => {
    const started = performance.now();
    c.set("log", log.child({ requestId: c.var.requestId }));
    await next();
    const ms = Math.round(performance.now() - started);
    c.var.log.info(
      { method: c.req.method, path: withoutSecret(c.req.path), status: c.res.status, ms },
      "answered",
    );
  });
