import type { Stay } from "../rooms/stay.ts";
import { meetDevice } from "./meet-device.ts";

// By then they hear us too. Whoever tells one key after another is asked once they rest.
const pauseMs = 1_500;

const ask = async (identity: string, { identity: own, name, say }: Stay): Promise<void> => {
  const pings = await meetDevice({ identity, own, room: name });
  if (pings.length > 0) say({ kind: "inquiry", to: identity, pings });
};

/**
 * Makes what asks a device that has come into the room, a moment later, how far pings got with it, if there is something
 * to ask.
 *
 * @param current the present stay; nobody is asked in another one than the one in which they were met
 */
export const createMeeting = (current: () => Stay | undefined): ((identity: string, stay: Stay) => void) => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return (identity, stay) => {
    clearTimeout(timers.get(identity));
    const timer = setTimeout(() => {
      timers.delete(identity);
      if (current() !== stay) return;
      ask(identity, stay).catch((error: unknown) => console.error("asking a device about pings", error));
    }, pauseMs);
    timers.set(identity, timer);
  };
};
