import { CommandError } from "./command-error.ts";

/** A command was typed wrong; how it is typed is told besides the message. */
export class UsageError extends CommandError {}
