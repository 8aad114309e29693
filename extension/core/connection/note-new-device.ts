import { printOf } from "../../shared/device-print.ts";
import { newDevices } from "../store/values.ts";
import { noteChange } from "../timeline/timeline.ts";

// More than a person reads are no news.
const maxNoted = 10;

/** Notes that somebody was met on a device of theirs that was not known, for the popup and the diagnosis to tell. */
export const noteNewDevice = async ({
  identity,
  room,
}: {
  identity: string;
  room: string;
}): Promise<void> => {
  await newDevices.update((noted) =>
    noted.some((each) => printOf(each.identity) === printOf(identity))
      ? noted
      : [{ identity }, ...noted].slice(0, maxNoted),
  );
  await noteChange({ what: "new-device", room });
};
