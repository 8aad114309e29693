import type { Context } from "hono";
import { ApiError } from "../base/api-error.ts";
import { networkOf } from "../base/network-address.ts";
import { type Entry, guestEntry, memberEntry } from "../callers/room-entry.ts";
import type { RoomEngine } from "../engines/room-engine.ts";
import type { Store } from "../store/open-store.ts";
import type { Write } from "../store/writer.ts";
import { countAudit } from "../team/count-audit.ts";
import { findDevice, type KnownDevice } from "../team/device.ts";
import { parseIdentity } from "../team/identity.ts";
import { hasGuestPublisher, recordDeviceToken, recordGuestPublisher } from "../team/issued-tokens.ts";
import { removedPersons } from "../team/removal.ts";
import type { Team } from "../team/team.ts";
import { jsonBody } from "./request-body.ts";
import type { ServiceEnv } from "./request-context.ts";
import { type Admitted, type TokenRequest, tokenAnswer, tokenRequest } from "./token-exchange.ts";

/** A probe's token need not last longer than it takes to connect. */
const probeSeconds = 600;

/** What a token takes. */
export interface MintOptions {
  engine: RoomEngine;
  store: Store;
  write: Write;
  team: Team;
  /** See `readServiceSecret`. */
  secret: string;
  allowGuests: boolean;
}

/** Answers `POST /token`, see `tokenAnswer`. */
export const mintToken = ({ engine, store, write, team, secret, allowGuests }: MintOptions) => {
  const minted = async (entry: Entry, { probe }: TokenRequest): Promise<Admitted> => ({
    ...entry,
    ...(await engine.mintToken(entry.identity, entry.room, probe ? probeSeconds : undefined)),
  });

  const admitMember = async (device: KnownDevice, asked: TokenRequest): Promise<Admitted> => {
    const { room, probe } = asked;
    const admitted = await minted(memberEntry(device, room, probe), asked);
    await recordDeviceToken(write, device.id, Date.now(), Date.parse(admitted.expiresAt));
    // What the admin changed while the engine was busy came before that note, so nobody would enforce it against this token.
    const later = (await findDevice(store, device.id)) ?? { ...device, removed: true };
    const due = memberEntry(later, room, probe);
    if (due.identity !== admitted.identity || due.room !== admitted.room) return admitMember(later, asked);
    // The store knows a change of the team earlier than the rooms do.
    if (!team.mayEnter(due.identity, due.room)) await team.refresh();
    return { ...admitted, rooms: due.rooms };
  };

  const admitGuest = async (device: string | undefined, asked: TokenRequest): Promise<Admitted> => {
    const { name, room, role, probe, key } = asked;
    const admitted = await minted(guestEntry({ name, room, role, probe, device, key }, team, secret), asked);
    if (admitted.role === "publish") {
      await recordGuestPublisher(store, admitted.room, Date.parse(admitted.expiresAt));
    }
    return admitted;
  };

  return async (c: Context<ServiceEnv>) => {
    const { caller, address, log } = c.var;
    const asked = await jsonBody(c, tokenRequest);
    const isMember = caller.kind === "member";
    const by = { actor: isMember ? caller.device.name : "guest", address: networkOf(address) };
    try {
      const admitted = await (isMember
        ? admitMember(caller.device, asked)
        : admitGuest(caller.device, asked));
      const { identity, room, expiresAt } = admitted;
      const who = isMember ? identity : (parseIdentity(identity)?.name ?? identity);
      const until = Date.parse(expiresAt);
      const entry = { ...by, action: "token.minted" as const, who, subject: identity, what: room, until };
      await countAudit(write, entry, Date.now());
      log.info({ identity, room, expiresAt }, "minted an access token");
      const hasPublisher = team.hasPublisher(room) || (await hasGuestPublisher(store, room, Date.now()));
      const removed = await removedPersons(store, Date.now());
      return c.json(await tokenAnswer(admitted, { engine, isMember, allowGuests, hasPublisher, removed }));
    } catch (error) {
      if (isMember && error instanceof ApiError) {
        const { code } = error.body.error;
        const { name } = caller.device;
        const what = asked.room === undefined ? code : `${code}: ${asked.room}`;
        await countAudit(
          write,
          { ...by, action: "token.refused", who: name, subject: name, what },
          Date.now(),
        );
      }
      throw error;
    }
  };
};
