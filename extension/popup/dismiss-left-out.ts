import { leftOut } from "../shared/left-out.ts";

/** The user has read what this browser had no room for. */
export const dismissLeftOut = async (): Promise<void> => {
  await leftOut.update(({ people }) => ({
    pings: 0,
    ...(people && { people: { ...people, isDismissed: true } }),
  }));
};
