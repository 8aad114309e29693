import { say } from "../shared/words/say.ts";
import { ask } from "../ui/core.ts";
import { PinPicture } from "./pin-picture.tsx";

/** How to get the icon to where it is seen; the page notices by itself when it is there. */
export const PinStep = () => (
  <>
    <p>{say("welcome_pin_why")}</p>
    <PinPicture />
    <ol class="how">
      <li>{say("welcome_pin_puzzle")}</li>
      <li>{say("welcome_pin_pin")}</li>
    </ol>
    <p class="quiet">{say("welcome_pin_noticed")}</p>
    <div>
      <button type="button" onClick={() => ask("welcomed", { pinLater: true })}>
        {say("welcome_pin_later")}
      </button>
    </div>
  </>
);
