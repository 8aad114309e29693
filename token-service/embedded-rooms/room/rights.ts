/** Which data tracks a participant may publish, and which of the others' it is let hear, by their names. */
export interface Rights {
  publishes(trackName: string): boolean;
  hears(trackName: string): boolean;
}

/** Everything. */
export const allRights: Rights = { publishes: () => true, hears: () => true };
