import { forgetDeviceKey } from "../../shared/device-key.ts";
import type { Enrolment } from "../../shared/enrolment-schema.ts";
import { inviteIn } from "../../shared/invite-link.ts";
import { defaultRoom, type Settings } from "../../shared/settings-schema.ts";
import { say } from "../../shared/words/say.ts";
import { createTurns } from "../base/async.ts";
import { draft, enrolment, settings } from "../store/values.ts";
import { EntryProblem, enrol, entrySentence } from "./enrol.ts";

/** Runs while nobody makes the connection what the settings ask for; so that more than one of them can be changed at once. */
export const whileNotConnecting = createTurns();

/**
 * Stores that this browser is now a device of a member, and turns the settings to that team and its first room. The rooms
 * of another service are none of its business.
 */
export const takeEnrolment = (taken: Enrolment): Promise<void> =>
  whileNotConnecting(async () => {
    await enrolment.set(taken);
    const { serviceUrl, name, rooms } = taken;
    const settingsOf = (now: Settings): Settings => ({
      ...now,
      serviceUrl,
      name,
      room: rooms[0]?.room ?? now.room,
      rooms: now.serviceUrl === serviceUrl ? now.rooms : [],
    });
    await settings.update(settingsOf);
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
        ? { ...now, serviceUrl: "", name: "", room: defaultRoom, rooms: [] }
        : now,
    );
    await draft.set(undefined);
    await enrolment.set(undefined);
    await forgetDeviceKey(serviceUrl);
  });
