import type { Handler } from "hono";
import type { SignIn } from "../sign-in/sign-in.ts";

/** Answers `GET /access`: in which ways somebody may come in, besides an invite. */
export const tellAccess =
  ({ allowGuests, signIn }: { allowGuests: boolean; signIn: SignIn | undefined }): Handler =>
  async (c) =>
    c.json({ guests: allowGuests, signIn: (await signIn?.describe()) ?? null });
