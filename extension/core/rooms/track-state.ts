import type { Role } from "../../shared/enrolment-schema.ts";
import type { Path } from "./room.ts";

/** A data track that somebody has published. */
interface Published {
  trackName: string;
  /** Whether it is open. */
  isSubscribed: boolean;
}

/**
 * How far somebody's data tracks got to a listener. One who only sends hears none but those named `receipts`, and so has
 * nothing to wait for where there is none. Of a page of other software, whose tracks have names of their own, any one will
 * do; one of this extension is heard in full only over all that it has published.
 *
 * @param role the listener's
 */
export const trackState = (tracks: readonly Published[], role: Role | undefined): Path["state"] => {
  const receipts = tracks.filter(({ trackName }) => trackName === "receipts");
  const heard = role === "publish" ? receipts : tracks;
  const ours = heard.filter(({ trackName }) => trackName === "receipts" || trackName === "pings");
  if (heard.length === 0) return "none";
  const isOpen =
    ours.length > 0
      ? ours.every(({ isSubscribed }) => isSubscribed)
      : heard.some(({ isSubscribed }) => isSubscribed);
  return isOpen ? "open" : "missing";
};
