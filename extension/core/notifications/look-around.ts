import { connectionIn, connections } from "../../shared/connection.ts";
import { knownTeammates } from "../../shared/known-teammates.ts";
import { settings } from "../../shared/settings.ts";
import { inbox, outbox } from "../../shared/stored-pings.ts";
import { everybody, toldApart } from "../../shared/told-apart.ts";
import { ownPresence } from "../attention/watch-own-presence.ts";
import { hasChimed } from "./ask-chime.ts";
import { soundsHere } from "./sounds-here.ts";

/** What decides how a notification is shown here. */
export type Here = Awaited<ReturnType<typeof lookAround>>;

/** Reads what decides how a notification is shown: all at once, since somebody waits for it. */
export const lookAround = async () => {
  const [set, all, known, pings, sent, { presence }, chimed] = await Promise.all([
    settings.get(),
    connections.get(),
    knownTeammates.get(),
    inbox.get(),
    outbox.get(),
    ownPresence(),
    hasChimed.get(),
  ]);
  return { set, all, called: toldApart(everybody(all, known, pings, sent)), presence, chimed };
};

/**
 * Whether a notification makes a sound at all, and here.
 *
 * @param room what it tells of; absent for what concerns only this device
 */
export const sounds = ({ set, all, presence }: Here, room: string | undefined): boolean =>
  set.sound && (room === undefined || soundsHere(connectionIn(all, room), presence));
