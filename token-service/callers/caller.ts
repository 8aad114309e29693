/** Who is asking. Routes see this and never a credential. */
export interface Caller {
  /** Secret that stays the same for one device, or undefined for somebody who cannot be recognised. */
  device: string | undefined;
}
