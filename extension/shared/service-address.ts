import { say } from "./words/say.ts";

/** What people call a service: its address without the scheme. */
export const hostOf = (serviceUrl: string): string => serviceUrl.replace(/^https?:\/\//, "");

const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const before = /^(?:[\s<>＜＞]|(?![:[])\p{P}|\[(?=\w+:\/\/))+/u;
const after = /(?:[\s<>＜＞]|(?![\]/_-])\p{P})+$/u;
const strayBracket = /^([^[]*)\]+$/;

/** A text without what nobody sees in it: what copying brings along, and no address needs. */
export const withoutUnseen = (text: string): string => text.replace(unseen, "");

/** What somebody typed or pasted as an address, without the quotes, brackets and full stops that stood around it. */
const plainEntry = (typed: string): string =>
  withoutUnseen(typed).replace(before, "").replace(after, "").replace(strayBracket, "$1").replace(after, "");

// “/join” as a part of a path, and not as a host’s beginning.
const join = /(?<!\/)\/join(?![\w-])|^join(?=[#＃])/i;

// 128 bits as base64url, perhaps grown together with a word; words are rarely so long and so mixed. A host goes on after a dot.
const mixed = String.raw`(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{22,}(?![\w-])`;
const secret = new RegExp(String.raw`(?<=(?<!/)/|[#?=&＃])${mixed}|(?<=^|//)${mixed}(?!\.\w)`);

const asciiCode = /%([2-7][\da-f])/gi;

/** A text in which what programs percent-encode of ASCII is written out once. */
export const withAsciiDecoded = (text: string): string =>
  text.replace(asciiCode, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * Whether a text is or holds an invite link, or what is left of one. Nothing of it may be taken for an address: its secret
 * would be sent along with each request.
 */
export const holdsInvite = (text: string): boolean => {
  const once = withAsciiDecoded(withoutUnseen(text).trim());
  return [once, withAsciiDecoded(once), plainEntry(text)].some(
    (each) => join.test(each) || secret.test(each),
  );
};

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
