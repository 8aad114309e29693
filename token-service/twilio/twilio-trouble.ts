import { ApiError } from "../http/api-error.ts";

/**
 * Twilio's refusal or silence as an error of ours.
 *
 * @param cause what the REST client threw
 */
export const twilioUnavailable = (cause: unknown): ApiError => {
  const { status } = cause as { status?: unknown };
  const why =
    status === 401 || status === 403
      ? "Twilio refuses the service's key; the service's admin can find out more with `npm run doctor`."
      : "Twilio cannot make the room ready at the moment; try again in a minute.";
  return new ApiError(503, "twilio_unavailable", why, { cause });
};
