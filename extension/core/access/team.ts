import { forgetDeviceKey } from "../../shared/device-key.ts";
import { inviteIn } from "../../shared/invite-link.ts";
import { defaultRoom, type Settings } from "../../shared/settings-schema.ts";
import type { Enrolment } from "../../shared/team-schema.ts";
import { say } from "../../shared/words/say.ts";
import { createTurns } from "../base/async.ts";
import { draft, enrolment, roomNews, settings } from "../store/values.ts";
import { EntryProblem, enrol, entrySentence } from "./enrol.ts";
import { withGrants, withRoomNews } from "./granted-rooms.ts";

/** Runs while nobody makes the connection what the settings ask for; so that more than one of them can be changed at once. */
export const whileNotConnecting = createTurns();

/**
 * Stores that this browser is now a device of a member, and turns the settings to that team and the rooms that it grants. The rooms
 * of another service are none of its business.
 */
export const takeEnrolment = (taken: Enrolment): Promise<void> =>
  whileNotConnecting(async () => {
    await enrolment.set(taken);
    const { serviceUrl, name, rooms } = taken;
    const isSameTeam = settings.get().serviceUrl === serviceUrl;
    const room = rooms[0]?.room;
    const settingsOf = (now: Settings): Settings => ({
      ...now,
      serviceUrl,
      name,
      room: room ?? now.room,
      rooms: isSameTeam ? now.rooms : [],
      roomsLeft: isSameTeam ? now.roomsLeft.filter((left) => left !== room) : [],
    });
    // Whoever has just come in sees the rooms: only what there was no space for is news.
    const { leftOut } = withGrants(settingsOf(settings.get()), rooms);
    await roomNews.update((noted) =>
      withRoomNews(isSameTeam || noted.length === 0 ? noted : [], { joined: [], withdrawn: [], leftOut }),
    );
    await settings.update((now) => withGrants(settingsOf(now), rooms).settings);
  });

/**
 * Enters a team with an invite link.
 *
 * @returns a sentence that says why that did not work, or null
 */
export const joinTeam = (link: string): Promise<string | null> => {
  const invite = inviteIn(link);
  return entrySentence(invite?.serviceUrl, async () => {
    if (!invite) throw new EntryProblem(say("entry_not_whole_link"));
    const { serviceUrl, secret } = invite;
    await takeEnrolment(await enrol(serviceUrl, async () => ({ invite: secret })));
  });
};

/** Forgets on this device that it is a member's, with the key that proves it and what lies in the text field. The service is not told. */
export const leaveTeam = (): Promise<void> =>
  whileNotConnecting(async () => {
    const left = enrolment.get();
    if (!left) return;
    const { serviceUrl } = left;
    await settings.update((now) =>
      now.serviceUrl === serviceUrl
        ? { ...now, serviceUrl: "", name: "", room: defaultRoom, rooms: [], roomsLeft: [] }
        : now,
    );
    await roomNews.set([]);
    await draft.set(undefined);
    await enrolment.set(undefined);
    await forgetDeviceKey(serviceUrl);
  });
