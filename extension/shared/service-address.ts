import { say } from "./words/say.ts";

const isPrivateHost = (hostname: string): boolean =>
  hostname === "localhost" || /^[\d.]+$/.test(hostname) || hostname.startsWith("[");

/** A service address that can be used, or the sentence that says why it cannot. */
export type AddressResult = { url: string } | { problem: string };

/**
 * Reads the service address as people type it: the scheme may be missing, a slash at the end does not matter.
 *
 * Without a scheme, `localhost` and bare IP addresses become http, all else https.
 */
export const serviceAddress = (typed: string): AddressResult => {
  const text = typed.trim();
  if (text === "") return { problem: say("shared_address_missing") };
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(withScheme)) return { problem: say("shared_address_odd") };
  const url = new URL(withScheme);
  if (withScheme !== text && isPrivateHost(url.hostname)) url.protocol = "http:";
  if (!/^https?:$/.test(url.protocol)) return { problem: say("shared_address_scheme") };
  if (url.username || url.password) return { problem: say("shared_address_password") };
  return { url: `${url.origin}${url.pathname}`.replace(/\/+$/, "") };
};

/** Whether what is sent to this address can be read on the way. */
export const isUnencrypted = (serviceUrl: string): boolean => {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  return protocol === "http:" && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
};
