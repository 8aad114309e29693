import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import { getPath } from "hono/utils/url";
import { deviceHeader, guest } from "./callers/guest.ts";
import { identifyCaller } from "./callers/identify-caller.ts";
import type { RoomEngine } from "./engines/room-engine.ts";
import { allowedOrigin } from "./http/allowed-origin.ts";
import { answerError } from "./http/answer-error.ts";
import { ApiError, type ErrorBody } from "./http/api-error.ts";
import { homePage } from "./http/home-page.ts";
import { joinPage } from "./http/join-page.ts";
import { mintToken } from "./http/mint-token.ts";
import { rejectForeignOrigin } from "./http/reject-foreign-origin.ts";
import { requestLog } from "./http/request-log.ts";
import { securityHeaders } from "./http/security-headers.ts";
import type { ServiceEnv } from "./http/service-env.ts";
import { withoutPrefix } from "./http/without-prefix.ts";
import type { Logger } from "./log.ts";

const maxBodyBytes = 16 * 1024;

/** What the routes need to know of the outside. */
export interface AppOptions {
  engine: RoomEngine;
  log: Logger;
  publicUrl: URL;
  allowedOrigins: readonly string[];
  /** True gives an access token to anybody who asks. */
  allowGuests: boolean;
}

/** The token service as a Hono app; it opens no port. */
export const createApp = ({ engine, log, publicUrl, allowedOrigins, allowGuests }: AppOptions) => {
  const isAllowed = allowedOrigin(allowedOrigins, publicUrl);
  const below = withoutPrefix(publicUrl.pathname);
  const app = new Hono<ServiceEnv>({ getPath: (request) => below(getPath(request)) });

  app.use(
    requestId(),
    requestLog(log),
    secureHeaders(securityHeaders(publicUrl)),
    cors({
      origin: (origin) => (isAllowed(origin) ? origin : null),
      allowMethods: ["GET", "POST"],
      allowHeaders: ["Content-Type", "Authorization", deviceHeader],
      maxAge: 600,
    }),
    rejectForeignOrigin(isAllowed),
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new ApiError(413, "body_too_large", `The request body is over ${maxBodyBytes / 1024} KiB.`);
      },
    }),
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const Allow = methods.join(", ");
        const message = `This address takes ${Allow} only.`;
        return c.json<ErrorBody>({ error: { code: "method_not_allowed", message } }, 405, { Allow });
      },
    }),
  );

  app.get("/", homePage({ engine: engine.name, publicUrl, allowGuests }));
  app.get("/join", joinPage({ publicUrl }));
  app.get("/health", (c) => c.json({ status: "ok", engine: engine.name, ...engine.census() }));
  // Invites, devices and single sign-on become further ways to recognise a caller, before the guest.
  app.post("/token", identifyCaller(allowGuests ? [guest] : []), mintToken(engine));

  app.notFound((c) =>
    c.json<ErrorBody>({ error: { code: "not_found", message: "There is nothing at this address." } }, 404),
  );
  app.onError(answerError);
  return app;
};
