import { isSetUp } from "../../shared/own-person.ts";
import type { Feature } from "../feature.ts";
import { hands } from "../hands.ts";
import { settings, signInProblem } from "../store/values.ts";
import { dismissRoomNews } from "./granted-rooms.ts";
import { signIn } from "./sign-in.ts";
import { joinTeam, leaveTeam } from "./team.ts";

/** Who this browser is to a service: its key, its enrolment, the ways into a team. */
export const access = {
  commands: {
    join: ({ link }) => joinTeam(link),
    signIn: ({ serviceUrl }) => signIn(serviceUrl),
    forgetSignInProblem: () => signInProblem.set(undefined),
    leaveTeam,
    dismissRoomNews,
    // A profile that the browser keeps in step may be set up already.
    installed: async () => {
      if (!isSetUp(settings.get()))
        await hands().openTab(chrome.runtime.getURL("extension/welcome/welcome.html"));
    },
  },
} satisfies Feature;
