import { buildWhenChanged } from "../extension/build/build-when-changed.ts";
import { runService } from "./run-service.ts";
import { isLoopback } from "./settings/is-loopback.ts";

const folder = await buildWhenChanged();
const running = await runService((config) => ({
  ...config,
  allowGuests: config.allowGuests ?? isLoopback(config.host),
}));

if (running) {
  const { config, service } = running;
  const address = config.publicUrl.href.replace(/\/$/, "");
  const guests = config.allowGuests
    ? `Guests may join without an invite (ALLOW_GUESTS): anyone on ${isLoopback(config.host) ? "this machine" : "this network"}.`
    : "Nobody may join yet: guests are off (ALLOW_GUESTS).";
  console.log(`
  Pingroom runs on ${service.engine === "twilio" ? "Twilio" : "embedded rooms, with no account"}.

  1. Open chrome://extensions (edge://extensions), switch on Developer mode, press "Load unpacked", choose
       ${folder}
  2. Click the Pingroom icon and enter the address
       ${address}
  3. Do the same in a second browser profile, and ping.

  ${guests}
  Ctrl+C stops it.
`);
}
