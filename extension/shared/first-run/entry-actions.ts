/** What the way into a team takes of the background; a page hands it in, since the vocabulary knows no context. */
export interface EntryActions {
  /** Enters the team of an invite link. @returns a sentence that says why that did not work, or null */
  join(link: string): Promise<string | null>;
  /** Enters a team by signing in, in a window of its own; ends when it is known how that went. */
  signIn(serviceUrl: string): Promise<void>;
}
