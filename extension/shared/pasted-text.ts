const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const before = /^(?:[\s<>＜＞]|(?![:[])\p{P}|\[(?=\w+:\/\/))+/u;
const after = /(?:[\s<>＜＞]|(?![\]/_-])\p{P})+$/u;
const strayBracket = /^([^[]*)\]+$/;

/** A text without what nobody sees in it: what copying brings along, and no address needs. */
export const withoutUnseen = (text: string): string => text.replace(unseen, "");

/** What somebody typed or pasted as an address, without the quotes, brackets and full stops that stood around it. */
export const plainEntry = (typed: string): string =>
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
