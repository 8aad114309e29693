/** Why a command did not do its work. Its message is one sentence, or several, for the admin. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** A command was typed wrong; how it is typed is told besides the message. */
export class UsageError extends CommandError {}
