import { Hono } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import type { ErrorBody } from "./base/api-error.ts";
import type { Logger } from "./base/log.ts";
import { deviceHeader, identifyCaller, recogniseGuest } from "./callers/identify-caller.ts";
import { recogniseDevice } from "./callers/recognise-device.ts";
import { createReplayGuard } from "./callers/replay-guard.ts";
import type { RoomEngine } from "./engines/room-engine.ts";
import { adminRoutes } from "./http/admin-routes.ts";
import { enrolDevice } from "./http/enrol-device.ts";
import { answerError } from "./http/error-answers.ts";
import { byDevice, byNetwork, limitFailures, limitRate, unlimited } from "./http/limit-rate.ts";
import { mintToken } from "./http/mint-token.ts";
import { allowedOrigin, corsHeaders, rejectForeignOrigin } from "./http/origins.ts";
import { homePage } from "./http/pages/home-page.ts";
import { joinPage, repairLink, tellInvite } from "./http/pages/join-page.ts";
import { pathBelow, publicAddress } from "./http/public-address.ts";
import { limitBody } from "./http/request-body.ts";
import { requestLog, type ServiceEnv, setClientAddress } from "./http/request-context.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { tellAccess, tellHealth } from "./http/status-routes.ts";
import type { Config } from "./settings/config.ts";
import type { SignIn } from "./sign-in/sign-in.ts";
import type { Store } from "./store/open-store.ts";
import { serviceId } from "./store/service-secret.ts";
import { gatherWrites, type Write } from "./store/writer.ts";
import type { Team } from "./team/team.ts";

const maxBodyBytes = 16 * 1024;

// Requests a minute. A device asks for a token for each of its rooms, ten at most: every few hours, and about ten times a
// minute for a room that it cannot join.
const perDevice = 100;
const perNewcomer = 20;
const perAdmin = 20;
// The page of an invite asks twelve times, and a whole team may open theirs in one office.
const perInvitePage = 600;
const perWrongStatement = 100;

/** What the routes need to know of the outside. */
export interface AppOptions
  extends Pick<Config, "publicUrl" | "allowedOrigins" | "adminKey" | "rateLimit" | "trustProxy"> {
  engine: RoomEngine;
  store: Store;
  /** Writes what each token leaves behind, see `openWriter`; into the store as it is unless given. */
  write?: Write;
  team: Team;
  /** See `readServiceSecret`. */
  secret: string;
  /** Undefined when there is no single sign-on. */
  signIn: SignIn | undefined;
  log: Logger;
  /** True gives an access token to anybody who asks. */
  allowGuests: boolean;
}

/** The token service as a Hono app; it opens no port. */
export const createApp = (options: AppOptions) => {
  const { engine, store, log, publicUrl, allowGuests, rateLimit, write = gatherWrites(store) } = options;
  const isAllowed = allowedOrigin(options.allowedOrigins, publicUrl);
  const below = pathBelow(publicUrl);
  const app = new Hono<ServiceEnv>({ getPath: ({ url }) => below(url) });

  app.use(
    requestId(),
    requestLog(log),
    setClientAddress(options.trustProxy, log),
    securityHeaders(publicUrl),
    corsHeaders({
      isAllowed,
      allowMethods: ["GET", "POST"],
      allowHeaders: ["Content-Type", "Authorization", deviceHeader],
      exposeHeaders: ["Retry-After"],
      maxAge: 600,
    }),
    rejectForeignOrigin(isAllowed),
    limitBody(maxBodyBytes),
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const Allow = methods.join(", ");
        const message = `This address takes ${Allow} only.`;
        return c.json<ErrorBody>({ error: { code: "method_not_allowed", message } }, 405, { Allow });
      },
    }),
  );

  app.get("/", homePage({ engine: engine.name, publicUrl, allowGuests, signIn: options.signIn }));
  app.get("/access", tellAccess(options));
  app.get("/join", joinPage({ publicUrl }));
  app.post("/join", limitRate(perInvitePage, byNetwork), tellInvite(store));
  app.get("/:link{join.+}", repairLink({ publicUrl }));
  app.get("/health", tellHealth(engine, serviceId(options.secret)));

  const devices = { store, replayGuard: createReplayGuard(store, write), audience: publicAddress(publicUrl) };
  const limitWrong = limitFailures(perWrongStatement);
  const recognisers = [
    recogniseDevice({ ...devices, path: "/token", limitWrong }),
    ...(allowGuests ? [recogniseGuest] : []),
  ];
  // The admin may lift the limits of tokens, and none that stands against guessing.
  const limitTokens: typeof limitRate = (...limit) => (rateLimit === 0 ? unlimited : limitRate(...limit));
  app.post(
    "/token",
    limitTokens(rateLimit, byNetwork),
    identifyCaller(recognisers),
    limitTokens(perDevice, byDevice),
    mintToken({ ...options, write }),
  );
  app.post(
    "/devices",
    limitRate(perNewcomer, byNetwork),
    enrolDevice({ ...devices, path: "/devices", signIn: options.signIn }),
  );
  app.use("/admin/*", limitRate(perAdmin, byNetwork));
  app.route("/admin", adminRoutes(options));
  const engineRoutes = engine.routes?.();
  if (engineRoutes) app.route("/", engineRoutes);

  app.notFound((c) =>
    c.json<ErrorBody>({ error: { code: "not_found", message: "There is nothing at this address." } }, 404),
  );
  app.onError(answerError);
  return app;
};
