/** Which data tracks a participant may publish, and which of the others' it is let hear, by their names; and whom it meets. */
export interface Rights {
  publishes(trackName: string): boolean;
  hears(trackName: string): boolean;
  /**
   * Whether a connection with somebody of this identity, whom it meets, is of any use: not where neither may hear what the other
   * says. Of use with everybody unless given.
   */
  connectsWith?(identity: string): boolean;
  /**
   * Only for a probe, with which a device tests whether it is reached: whether an identity is that device's. A probe meets
   * nobody else, and its stay is a short one.
   */
  isProbeOf?(identity: string): boolean;
}

/** Everything. */
export const allRights: Rights = { publishes: () => true, hears: () => true };
