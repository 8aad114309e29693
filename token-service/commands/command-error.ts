/** Why a command did not do what was asked. Its message is one sentence, or several, for the admin. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
