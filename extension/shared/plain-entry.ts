const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

const before = /^(?:[\s<>＜＞]|(?![:[])\p{P}|\[(?=\w+:\/\/))+/u;
const after = /(?:[\s<>＜＞]|(?![\]/_-])\p{P})+$/u;
const strayBracket = /^([^[]*)\]+$/;

/** A text without what nobody sees in it: what copying brings along, and no address needs. */
export const withoutUnseen = (text: string): string => text.replace(unseen, "");

/** What somebody typed or pasted as an address, without the quotes, brackets and full stops that stood around it. */
export const plainEntry = (typed: string): string =>
  withoutUnseen(typed).replace(before, "").replace(after, "").replace(strayBracket, "$1").replace(after, "");
