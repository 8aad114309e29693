import { ApiError } from "../http/api-error.ts";

/** What decides whether an invite can still be used; times in milliseconds since 1970. */
export interface InviteState {
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
  revokedAt: number | null;
}

// Several instances may have clocks that differ.
const slackMs = 3_600_000;

/**
 * Why an invite lets nobody in, or undefined when it does. One that seems to be of the future was made while the clock was
 * ahead, and would be good for too long.
 *
 * @param invite undefined when there is none with that secret
 * @param now milliseconds since 1970
 */
export const inviteRefusal = (invite: InviteState | undefined, now: number): ApiError | undefined => {
  if (!invite) {
    return new ApiError(
      404,
      "invite_unknown",
      "This service knows no such invite; check that the link is whole, or ask your admin for a new one.",
    );
  }
  const gone = (code: string, what: string) =>
    new ApiError(410, code, `This invite ${what}. Ask your admin for a new one.`);
  if (invite.usedAt !== null) return gone("invite_used", "was used already, and is good for one device only");
  if (invite.revokedAt !== null) return gone("invite_revoked", "was taken back");
  const isFuture = invite.createdAt > now + slackMs;
  if (invite.expiresAt <= now || isFuture) return gone("invite_expired", "has expired");
  return undefined;
};
