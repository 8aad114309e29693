import type { Feature } from "../feature.ts";
import { leftOut } from "../store/values.ts";
import { answerPing } from "./answer-ping.ts";
import { markHandled } from "./handled.ts";
import { notificationPressed } from "./notification-pressed.ts";

/** Pings that came in, and what becomes of them. */
export const receiving = {
  commands: {
    answer: ({ ping, text }) => answerPing(ping, text),
    markAllSeen: () => markHandled("seen"),
    notificationPressed,
    // Nothing follows from it: who closes a notification need not have read it.
    notificationClosed: async () => {},
    dismissLeftOut: async () => {
      await leftOut.update(({ people }) => ({
        pings: 0,
        ...(people && { people: { ...people, isDismissed: true } }),
      }));
    },
  },
} satisfies Feature;
