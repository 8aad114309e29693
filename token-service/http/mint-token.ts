import type { Context } from "hono";
import * as v from "valibot";
import type { Entry } from "../callers/entry.ts";
import { guestEntry } from "../callers/guest-entry.ts";
import { memberEntry } from "../callers/member-entry.ts";
import type { MintedToken, RoomEngine } from "../engines/room-engine.ts";
import type { Store } from "../store/open-store.ts";
import { findDevice, type KnownDevice } from "../team/find-device.ts";
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

/** Who enters what, with the token for it. */
type Admitted = Entry & MintedToken;

/** Answers `POST /token`: an access token for one room, and what `connect` needs besides it. */
export const mintToken = ({ engine, store, team, secret, allowGuests }: MintOptions) => {
  const minted = async (entry: Entry): Promise<Admitted> => ({
    ...entry,
    ...(await engine.mintToken(entry.identity, entry.room)),
  });

  const admitMember = async (device: KnownDevice, room: string | undefined): Promise<Admitted> => {
    const admitted = await minted(memberEntry(device, room));
    await noteDeviceSeen(store, device.id, Date.now(), Date.parse(admitted.expiresAt));
    // What the admin changed while the engine was busy came before that note, so nobody would enforce it against this token.
    const later = (await findDevice(store, device.id)) ?? { ...device, removed: true };
    const due = memberEntry(later, room);
    if (due.identity !== admitted.identity || due.room !== admitted.room) return admitMember(later, room);
    // The store knows a change of the team earlier than the rooms do.
    if (!team.mayEnter(due.identity, due.room)) await team.refresh();
    return { ...admitted, rooms: due.rooms };
  };

  return async (c: Context<ServiceEnv>) => {
    const { caller, address, log } = c.var;
    const asked = { name: undefined, room: undefined, ...(await jsonBody(c, tokenRequest)) };
    const isMember = caller.kind === "member";
    const by = { actor: isMember ? caller.device.name : "guest", address };
    try {
      const admitted = isMember
        ? await admitMember(caller.device, asked.room)
        : await minted(guestEntry({ ...asked, device: caller.device }, team, secret));
      const { identity, room, role, rooms, token, expiresAt, expiresInSeconds } = admitted;
      const detail = `${room} until ${expiresAt}`;
      await recordAudit(store, { ...by, action: "token.minted", subject: identity, detail }, Date.now());
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
