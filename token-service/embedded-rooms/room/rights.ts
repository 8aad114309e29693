/** Which data tracks a participant may publish, and which of the others' it is let hear, by their names; and whom it meets. */
export interface Rights {
  publishes(trackName: string): boolean;
  hears(trackName: string): boolean;
  /**
   * Only for a probe, with which a device tests whether it is reached: whether an identity is that device's. A probe meets
   * nobody else, and its stay is a short one.
   */
  isProbeOf?(identity: string): boolean;
}

/** Everything. */
export const allRights: Rights = { publishes: () => true, hears: () => true };
