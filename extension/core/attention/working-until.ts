import { timestamp } from "../../shared/ping.ts";
import { value } from "../store/value.ts";

/** Until when the user works whatever their working hours are, milliseconds since 1970. */
export const workingUntil = value("workingUntil", timestamp, 0);
