import type { Context } from "hono";
import * as v from "valibot";
import type { Caller } from "../callers/caller.ts";
import type { Entry } from "../callers/entry.ts";
import { guestEntry } from "../callers/guest-entry.ts";
import { memberEntry } from "../callers/member-entry.ts";
import type { MintedToken, RoomEngine } from "../engines/room-engine.ts";
import type { Store } from "../store/open-store.ts";
import type { By } from "../team/audit-entry.ts";
import { noteDeviceSeen } from "../team/note-device-seen.ts";
import { recordAudit } from "../team/record-audit.ts";
import type { Team } from "../team/team.ts";
import { ApiError } from "./api-error.ts";
import { jsonBody } from "./json-body.ts";
import { personName, roomName } from "./names.ts";
import type { ServiceEnv } from "./service-env.ts";
import { tracksOf } from "./tracks-of.ts";

const tokenRequest = v.object({ name: v.optional(personName), room: v.optional(roomName) });

/** What a token takes. */
export interface MintOptions {
  engine: RoomEngine;
  store: Store;
  team: Team;
  /** See `readServiceSecret`. */
  secret: string;
  allowGuests: boolean;
}

/** Answers `POST /token`: an access token for one room, and what `connect` needs besides it. */
export const mintToken = ({ engine, store, team, secret, allowGuests }: MintOptions) => {
  const enter = async (caller: Caller, entry: Entry, by: By): Promise<MintedToken> => {
    const { identity, room } = entry;
    const minted = await engine.mintToken(identity, room);
    const now = Date.now();
    if (caller.kind === "member") {
      await noteDeviceSeen(store, caller.device.id, now, Date.parse(minted.expiresAt));
      // The store knows a change of the team earlier than the rooms do.
      if (!team.mayEnter(identity, room)) await team.refresh();
    }
    const detail = `${room} until ${minted.expiresAt}`;
    await recordAudit(store, { ...by, action: "token.minted", subject: identity, detail }, now);
    return minted;
  };

  return async (c: Context<ServiceEnv>) => {
    const { caller, address, log } = c.var;
    const asked = { name: undefined, room: undefined, ...(await jsonBody(c, tokenRequest)) };
    const isMember = caller.kind === "member";
    const by = { actor: isMember ? caller.device.name : "guest", address };
    try {
      const entry = isMember
        ? memberEntry(caller.device, asked.room)
        : guestEntry({ ...asked, device: caller.device }, team, secret);
      const { token, expiresAt, expiresInSeconds } = await enter(caller, entry, by);
      const { identity, room, role, rooms } = entry;
      log.info({ identity, room, expiresAt }, "minted an access token");
      const { connectOptions, maxStaySeconds } = engine;
      return c.json({
        token,
        identity,
        room,
        role,
        tracks: tracksOf(role, team.hasPublisher(room)),
        rooms,
        member: isMember,
        openToGuests: allowGuests,
        expiresAt,
        expiresInSeconds,
        maxStaySeconds,
        connectOptions,
      });
    } catch (error) {
      if (isMember && error instanceof ApiError) {
        const { code } = error.body.error;
        const { name: subject } = caller.device;
        const detail = asked.room === undefined ? code : `${code}: ${asked.room}`;
        await recordAudit(store, { ...by, action: "token.refused", subject, detail }, Date.now());
      }
      throw error;
    }
  };
};
