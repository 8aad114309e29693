import { forgetDeviceKey } from "../../shared/device-key.ts";
import { defaultRoom } from "../../shared/settings.ts";
import { draft, enrolment, settings } from "../store/values.ts";
import { whileNotConnecting } from "./connecting-turns.ts";

/** Forgets on this device that it is a member's, with the key that proves it and what lies in the text field. The service is not told. */
export const leaveTeam = (): Promise<void> =>
  whileNotConnecting(async () => {
    const left = enrolment.get();
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
