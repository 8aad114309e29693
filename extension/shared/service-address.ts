import { holdsInvite, plainEntry } from "./pasted-text.ts";
import { say } from "./words/say.ts";

/** A service address that can be used, or the sentence that says why it cannot. */
export type AddressResult = { url: string } | { problem: string };

const scheme = /^[a-z][a-z\d+.-]*:\/\//i;
const ipv4 = /^\d+(?:\.\d+){3}$/;
const bareIpv6 = /^[\da-f]*(?::[\da-f]*){2,}$/i;

const isPrivateHost = (hostname: string): boolean =>
  /(?:^|\.)localhost$/.test(hostname) || ipv4.test(hostname) || hostname.startsWith("[");

/** Completes what was typed without a scheme; a port that belongs to one says it. */
const withScheme = (text: string): string => {
  if (scheme.test(text)) return text;
  const whole = bareIpv6.test(text) ? `[${text}]` : text;
  const plain = `http://${whole}`;
  if (!URL.canParse(plain)) return `https://${whole}`;
  const { hostname, port } = new URL(plain);
  const isPlain = port === "" && /^[^/]*:80(?:\/|$)/.test(whole);
  return isPlain || (isPrivateHost(hostname) && port !== "443") ? plain : `https://${whole}`;
};

/** The URL parser takes any number for an IPv4 address: “3000” for 0.0.11.184. */
const isNumberOnly = (hostname: string, typed: string): boolean =>
  ipv4.test(hostname) &&
  hostname !==
    typed
      .replace(scheme, "")
      .match(/^[^/?#:\\]*/)?.[0]
      ?.normalize("NFKC");

/**
 * Reads the service address as people type it: the scheme may be missing, a slash at the end does not matter, nor do the
 * quotes, brackets and full stop around it.
 *
 * Without a scheme, `localhost`, bare IP addresses and port 80 become http, all else and port 443 https. An invite link is
 * refused, and so is what is left of one: its secret would be sent along with each request.
 */
export const serviceAddress = (typed: string): AddressResult => {
  if (holdsInvite(typed)) return { problem: say("shared_invite_incomplete") };
  const text = plainEntry(typed);
  if (text === "") return { problem: say("shared_address_missing") };
  if (/^:?\d+$/.test(text)) return { problem: say("shared_address_number", text) };
  const whole = withScheme(text);
  if (/\s/.test(text) || !URL.canParse(whole)) return { problem: say("shared_address_odd") };
  const url = new URL(whole);
  if (!/^https?:$/.test(url.protocol)) return { problem: say("shared_address_scheme") };
  if (url.username || url.password) return { problem: say("shared_address_password") };
  if (isNumberOnly(url.hostname, text)) return { problem: say("shared_address_number", text) };
  if (/^(?:https?|wss?)$/.test(url.hostname)) return { problem: say("shared_address_odd") }; // “https//…”, with something lost.
  return { url: `${url.origin}${url.pathname}`.replace(/\/+$/, "") };
};

/** Whether what is sent to this address can be read on the way. */
export const isUnencrypted = (serviceUrl: string): boolean => {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname } = new URL(serviceUrl);
  return protocol === "http:" && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
};
