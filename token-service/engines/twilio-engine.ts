import { ApiError } from "../base/api-error.ts";
import { createBackgroundWork, repeatEvery } from "../base/concurrency.ts";
import type { Logger } from "../base/log.ts";
import { isLoopback } from "../base/network-address.ts";
import { publicAddress } from "../http/public-address.ts";
import type { TwilioSettings } from "../settings/twilio-settings.ts";
import type { Store } from "../store/open-store.ts";
import { mintAccessToken } from "./access-token.ts";
import type { MayEnter, RoomEngine } from "./room-engine.ts";
import { createDoorkeeper, endProbe, isProbeIdentity } from "./twilio/doorkeeper.ts";
import { createRoomMaker } from "./twilio/make-room.ts";
import { clearRooms, presentAt } from "./twilio/open-rooms.ts";
import { reviewRooms } from "./twilio/review-rooms.ts";
import { createRoomNames } from "./twilio/room-names.ts";
import { statusCallbacks, statusPath } from "./twilio/status-callbacks.ts";
import { type RestOptions, twilioRooms } from "./twilio/twilio-rooms.ts";
import { checkBudget, createStays, usageOf, utcMonth } from "./twilio/usage.ts";

/**
 * Twilio's refusal or silence as an error of ours.
 *
 * @param cause what the REST client threw
 */
const twilioUnavailable = (cause: unknown): ApiError => {
  const { status } = cause as { status?: unknown };
  const why =
    status === 401 || status === 403
      ? "Twilio refuses the service's key; the service's admin can find out more with `npm run doctor`."
      : "Twilio cannot make the room ready at the moment; try again in a minute.";
  return new ApiError(503, "twilio_unavailable", why, { cause });
};

/** What the Twilio engine needs besides its settings. */
export interface TwilioEngineOptions {
  /** Lifetime of access tokens in seconds. */
  tokenTtl: number;
  store: Store;
  /** The service's own secret, from which the rooms' names at Twilio are made. */
  secret: string;
  mayEnter: MayEnter;
  publicUrl: URL;
  log: Logger;
  /** How Twilio is reached, where it is not as usual. */
  rest?: Omit<RestOptions, "signal">;
  /** How many milliseconds a probe may stay, where that is not as usual. */
  probeMs?: number;
  /** The time in milliseconds since 1970, where it is not the machine's. */
  clock?: () => number;
}

// With status callbacks a review only makes up for lost ones; without them it is all there is.
const reviewEveryMs = { withCallbacks: 300_000, without: 60_000 };

/** Rooms in Twilio's cloud. */
export const createTwilioEngine = (
  settings: TwilioSettings,
  {
    tokenTtl,
    store,
    secret,
    mayEnter,
    publicUrl,
    log,
    rest = {},
    probeMs,
    clock = Date.now,
  }: TwilioEngineOptions,
): RoomEngine & Required<Pick<RoomEngine, "routes" | "usage">> => {
  const { signingKey, region, authToken, maxStaySeconds, monthlyMinutes } = settings;
  const ending = new AbortController();
  const { signal } = ending;
  const background = createBackgroundWork(log, signal);
  const rooms = twilioRooms(signingKey, { ...rest, signal });
  const names = createRoomNames(store, secret);
  const stays = createStays(store);
  const doorkeeper = createDoorkeeper(rooms, log);
  const url = `${publicAddress(publicUrl)}${statusPath}`;
  // Twilio does not reach this machine under an address that means each machine itself.
  const hasCallbacks = authToken !== undefined && !isLoopback(publicUrl.hostname);
  const makeRoom = createRoomMaker(rooms, {
    maxStaySeconds,
    statusCallback: hasCallbacks ? url : undefined,
  });

  const review = async (): Promise<void> => {
    const now = clock();
    try {
      await reviewRooms({ rooms, names, stays, doorkeeper, mayEnter }, now);
      // Admins may still ask about the last month; older stays are private. By Twilio's clock too, so that a wrong clock
      // here loses no month's count.
      const { start } = utcMonth(Math.min(now, await stays.newest()));
      await stays.forget(utcMonth(start - 1).start);
      await names.forget(now);
    } catch (err) {
      if (!signal.aborted) log.warn({ err }, "the rooms at Twilio could not be reviewed; it is tried again");
    }
  };

  return {
    name: "twilio",
    connectOptions: { insights: false, ...(region === undefined ? {} : { region }) },
    maxStaySeconds,
    mintToken: async (identity, room, mostSeconds = tokenTtl) => {
      await checkBudget(stays, monthlyMinutes, clock());
      const uniqueName = await names.toTwilio(room, clock());
      await makeRoom(uniqueName).catch((cause) => {
        throw twilioUnavailable(cause);
      });
      return mintAccessToken(signingKey, Math.min(tokenTtl, mostSeconds), identity, uniqueName);
    },
    enforce: (mayEnter) => clearRooms(rooms, names, doorkeeper, mayEnter),
    routes: () =>
      authToken === undefined
        ? undefined
        : statusCallbacks({
            authToken,
            url,
            names,
            stays,
            joined: (present) => {
              background.add("looking at somebody who came in", doorkeeper.enforce(present, mayEnter));
              if (!isProbeIdentity(present.identity)) return;
              background.add(
                "ending a probe's stay",
                endProbe(present, { rooms, doorkeeper }, signal, probeMs),
              );
            },
          }),
    usage: (now = clock()) => usageOf(stays, monthlyMinutes, now),
    attach: () => {
      const everyMs = hasCallbacks ? reviewEveryMs.withCallbacks : reviewEveryMs.without;
      background.add("reviewing the rooms at Twilio", repeatEvery(review, everyMs, signal));
    },
    census: () => undefined,
    present: async () => (await presentAt(rooms, names)).filter((identity) => !isProbeIdentity(identity)),
    close: async () => {
      ending.abort();
      await background.settled();
    },
  };
};
