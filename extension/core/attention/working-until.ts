import { timestamp } from "../../shared/ping.ts";
import { storedItem } from "../../shared/stored-item.ts";

/** Until when the user works whatever their working hours are, milliseconds since 1970. */
export const workingUntil = storedItem("workingUntil", timestamp, { area: "session", fallback: 0 });
