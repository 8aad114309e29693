import { plainEntry, withoutUnseen } from "./plain-entry.ts";

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
