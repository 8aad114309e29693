import { ApiError } from "../http/api-error.ts";
import type { RecogniseCaller } from "./identify-caller.ts";

/** Header in which a guest's device repeats a random secret of its own, to keep its identity. */
export const deviceHeader = "Pingroom-Device";

/**
 * Recognises anybody. Only for services whose admin has said ALLOW_GUESTS=true.
 *
 * @throws ApiError 400 when the device header is not 16 to 64 URL-safe characters
 */
export const recogniseGuest: RecogniseCaller = (c) => {
  const device = c.req.header(deviceHeader);
  if (device !== undefined && !/^[\w-]{16,64}$/.test(device)) {
    throw new ApiError(
      400,
      "invalid_request",
      `${deviceHeader} must be 16 to 64 letters, digits, hyphens or underscores; leave it out to be a new device.`,
    );
  }
  return { kind: "guest", device };
};
