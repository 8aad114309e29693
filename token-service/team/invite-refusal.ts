import { ApiError } from "../http/api-error.ts";

/** What decides whether an invite can still be used; times in milliseconds since 1970. */
export interface InviteState {
  expiresAt: number;
  usedAt: number | null;
  revokedAt: number | null;
}

/**
 * Why an invite lets nobody in, or undefined when it does.
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
  if (invite.expiresAt <= now) return gone("invite_expired", "has expired");
  return undefined;
};
