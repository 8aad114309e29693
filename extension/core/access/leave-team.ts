import { forgetDeviceKey } from "../../shared/device-key.ts";
import { draft } from "../../shared/draft.ts";
import { enrolment } from "../../shared/enrolment.ts";
import { defaultRoom, settings } from "../../shared/settings.ts";
import { withConnectingLock } from "../rooms/connecting-lock.ts";

/** Forgets on this device that it is a member's, with the key that proves it and what lies in the text field. The service is not told. */
export const leaveTeam = (): Promise<void> =>
  withConnectingLock(async () => {
    const left = await enrolment.get();
    if (!left) return;
    const { serviceUrl } = left;
    await settings.update((now) =>
      now.serviceUrl === serviceUrl
        ? { ...now, serviceUrl: "", name: "", room: defaultRoom, rooms: [] }
        : now,
    );
    await draft.set(undefined);
    await enrolment.set(undefined);
    await forgetDeviceKey(serviceUrl);
  });
