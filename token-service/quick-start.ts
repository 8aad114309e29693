import { buildWhenChanged } from "../extension/build/build-when-changed.ts";
import { publicAddress } from "./http/public-address.ts";
import { runService } from "./process/run-service.ts";
import { addressWarning, guestSentence, isLocalOnly } from "./settings/reach.ts";

const folder = await buildWhenChanged();
const running = await runService({
  adjust: (config) => ({
    ...config,
    allowGuests: config.allowGuests ?? isLocalOnly(config),
    // Who tries it out reads sentences; who sets the level wants to see more.
    logLevel: process.env.LOG_LEVEL ? config.logLevel : "warn",
  }),
  forPeople: true,
});

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
