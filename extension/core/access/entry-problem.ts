/** Why somebody could not be let in; its message is a sentence for people. */
export class EntryProblem extends Error {
  override readonly name = "EntryProblem";
}
