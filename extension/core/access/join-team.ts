import { inviteIn } from "../../shared/invite-link.ts";
import { say } from "../../shared/words/say.ts";
import { enrol } from "./enrol.ts";
import { EntryProblem } from "./entry-problem.ts";
import { entrySentence } from "./entry-sentence.ts";
import { takeEnrolment } from "./take-enrolment.ts";

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
