import { isIP } from "node:net";
import * as v from "valibot";

const label = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?`;

// A last label of digits alone would be a mistyped IP address (https://url.spec.whatwg.org/#ends-in-a-number-checker).
const hostName = new RegExp(String.raw`^(?:${label}\.)*(?!\d+$)${label}$`, "u");

const isAddress = (text: string): boolean => (isIP(text) === 0 ? hostName.test(text) : !text.includes("%")); // A zone means something on one machine only.

const isUnspecified = (text: string): boolean => /^[0.:]+$/.test(text);

/** What is announced to members as the relay's addresses: IP addresses and host names, parted by commas. */
export const relayAddressList = v.pipe(
  v.string(),
  v.transform((text) => text.split(",").map((address) => address.trim().replace(/^\[(.*)\]$/, "$1"))),
  v.check(
    (listed) => listed.every(isAddress),
    "must list IP addresses or host names such as 203.0.113.7,ping.example.com, parted by commas, with no port and no http://",
  ),
  v.check(
    (listed) => !listed.some(isUnspecified),
    "must list addresses at which browsers find this machine, and 0.0.0.0 and :: are no such addresses",
  ),
);
