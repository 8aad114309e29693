import { buildWhenChanged } from "../extension/build/build-when-changed.ts";
import { runService } from "./run-service.ts";
import { addressWarning } from "./settings/address-warning.ts";
import { guestSentence } from "./settings/guest-sentence.ts";
import { isLocalOnly } from "./settings/is-local-only.ts";
import { publicAddress } from "./settings/public-address.ts";

const folder = await buildWhenChanged();
const running = await runService((config) => ({
  ...config,
  allowGuests: config.allowGuests ?? isLocalOnly(config),
}));

if (running) {
  const { config, service } = running;
  const address = publicAddress(config.publicUrl);
  const sentences = [guestSentence(config), addressWarning(config), "Ctrl+C stops it."].filter(Boolean);
  console.log(`
  Pingroom runs on ${service.engine === "twilio" ? "Twilio" : "embedded rooms, with no account"}.

  1. Open chrome://extensions (edge://extensions), switch on Developer mode, press "Load unpacked", choose
       ${folder}
  2. Click the Pingroom icon and enter the address
       ${address}
  3. Do the same in a second browser profile, and ping.

  ${sentences.join("\n  ")}
`);
}
