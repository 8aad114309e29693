import { createTurns } from "../turns.ts";

/** Runs while nobody makes the connection what the settings ask for; so that more than one of them can be changed at once. */
export const whileNotConnecting = createTurns();
