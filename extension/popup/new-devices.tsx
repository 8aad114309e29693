import { isSamePerson } from "../shared/identity.ts";
import type { Called } from "../shared/told-apart.ts";
import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";

/** Tells until it was read who has come with a device that was not known: whoever got hold of an invite may have. */
export const NewDevices = ({
  devices,
  own,
  called,
}: {
  devices: readonly { identity: string }[];
  /** This person. */
  own: string;
  called: Called;
}) => {
  const sentenceOf = (identity: string) =>
    isSamePerson(identity, own) ? say("popup_new_device_own") : say("popup_new_device", called(identity));
  const sentences = new Set(devices.map(({ identity }) => sentenceOf(identity)));
  return (
    // There before it says anything: what comes with its text already in it is not read out.
    <div role="status">
      {sentences.size > 0 && (
        <footer class="problem-box">
          <p>{[...sentences].join(" ")}</p>
          <button
            type="button"
            onClick={() =>
              ask(
                "dismissNewDevices",
                devices.map(({ identity }) => identity),
              )
            }
          >
            {say("popup_new_device_read")}
          </button>
        </footer>
      )}
    </div>
  );
};
