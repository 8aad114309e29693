import { browser } from "../../shared/browser.ts";
import { draft } from "../../shared/draft.ts";
import { enrolment } from "../../shared/enrolment.ts";
import { knownTeammates } from "../../shared/known-teammates.ts";
import { lastTarget, lastTargets } from "../../shared/last-target.ts";
import { leftOut } from "../../shared/left-out.ts";
import { newDevices } from "../../shared/new-devices.ts";
import { removedPeople } from "../../shared/removed-people.ts";
import { settings } from "../../shared/settings.ts";
import { signInProblem } from "../../shared/sign-in-problem.ts";
import { soundKey, soundNow } from "../../shared/sound-storage.ts";
import { inbox, outbox } from "../../shared/stored-pings.ts";
import { storingFails } from "../../shared/storing-fails.ts";

const shown = [
  settings,
  enrolment,
  signInProblem,
  knownTeammates,
  newDevices,
  removedPeople,
  inbox,
  outbox,
  lastTarget,
  lastTargets,
  draft,
  storingFails,
  leftOut,
];

/** Mends what is stored, once a session, and says so: the popup opens faster for not checking it each time. */
export const checkStored = async (): Promise<void> => {
  const said = await browser.storage.session.get(soundKey);
  if (said[soundKey] === soundNow()) return;
  await Promise.all(shown.map((item) => item.update((current) => current as never)));
  await browser.storage.session.set({ [soundKey]: soundNow() });
};
