import { isSamePerson } from "../../shared/is-same-person.ts";
import type { WireMessage } from "../../shared/wire.ts";

/**
 * Whether a message is anything to this device; a data track reaches the whole room. What a person's device says of somebody
 * else's ping is for their other devices too.
 *
 * @param own this device's identity
 */
export const isMeantFor = (message: WireMessage, from: string, own: string): boolean => {
  switch (message.kind) {
    case "ping":
      return message.to === null || message.to.includes(own);
    case "sealed":
    case "inquiry":
      return message.to === own;
    case "receipt":
      return message.to === own || isSamePerson(from, own);
    case "presence":
    case "beat":
    case "echo":
      return true; // How somebody is they tell the whole room.
  }
};
