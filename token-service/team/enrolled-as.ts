import type { Store } from "../store/open-store.ts";
import type { Enrolled } from "./enrolment.ts";
import { findDevice } from "./find-device.ts";

/** What became of a device that has just been enrolled. */
export const readEnrolled = async (store: Store, id: string): Promise<Enrolled> => {
  const known = await findDevice(store, id);
  if (!known) throw new Error("A device that was enrolled is not in the store.");
  return { memberId: known.memberId, name: known.name, grants: known.grants };
};
