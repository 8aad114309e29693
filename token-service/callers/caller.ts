import type { KnownDevice } from "../team/find-device.ts";

/** Somebody whom nobody invited. */
export interface Guest {
  kind: "guest";
  /** Secret that stays the same for one device, or undefined for somebody who cannot be recognised. */
  device: string | undefined;
}

/** Somebody of the team, on a device that has proved to be theirs. It may have been removed. */
export interface Member {
  kind: "member";
  device: KnownDevice;
}

/** Who is asking. Routes see this and never a credential. */
export type Caller = Guest | Member;
