import { parseAst } from "vite";

type Node = Record<string, unknown> & { type: string };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** Attributes that a user reads or hears; those of our own components too. */
const readAttributes = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "aria-valuetext",
  "hint",
  "label",
  "placeholder",
  "title",
]);

/** Attributes that only the browser reads. */
const unreadAttributes = new Set(["class", "d", "href", "id", "key", "name"]);

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);

/** A path of an SVG begins with a move to somewhere. */
const isPath = (text: string): boolean => /^M-?[\d.]/.test(text);

/** Two words of which the first is written large, an end as only sentences have it, or what parts a list. */
const looksLikeSentence = (text: string): boolean =>
  !isPath(text) &&
  (/^[,;]\s$/.test(text) ||
    /^\P{L}*\p{Lu}.*\s\S*\p{L}/su.test(text) ||
    /\p{L}[.…?!]$|\s.*[.…?!]$/su.test(text.trim()));

/** A template that puts words around what stands in it. */
const hasWords = (pieces: readonly string[]): boolean =>
  looksLikeSentence(pieces.join("x")) ||
  pieces.some((piece) => /(^|\s)\p{L}{2,}\s|\s\p{L}{2,}(\s|$)/u.test(piece));

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return "";
  if (node.type === "MemberExpression") return `${nameOf(node.object)}.${nameOf(node.property)}`;
  return typeof node.name === "string" ? node.name : "";
};

/** For developers: what is logged, and errors that nobody but them meets. */
const isForDevelopers = (node: Node): boolean =>
  (node.type === "CallExpression" && nameOf(node.callee).startsWith("console.")) ||
  (node.type === "NewExpression" && /^(Error|TypeError|RangeError)$/.test(nameOf(node.callee)));

const isNoText = ({ type }: Node): boolean => /^(Import|TSLiteral|TSTemplate)/.test(type);

const piecesOf = (template: Node): string[] =>
  (template.quasis as { value: { cooked: string | null } }[]).map(({ value }) => value.cooked ?? "");

const foundAt = (node: Node, isRead: boolean): string | undefined => {
  if (node.type === "JSXText")
    return hasLetter(node.value as string) ? (node.value as string).trim() : undefined;
  if (node.type === "Literal" && typeof node.value === "string") {
    return (isRead && hasLetter(node.value)) || looksLikeSentence(node.value) ? node.value : undefined;
  }
  if (node.type !== "TemplateLiteral") return undefined;
  const pieces = piecesOf(node);
  return (isRead && pieces.some(hasLetter)) || hasWords(pieces) ? pieces.join("{}") : undefined;
};

/**
 * Finds what a source file says to users in its own words, instead of in those of `_locales`: text between tags, in
 * attributes that are read out, and whatever else looks like a sentence.
 *
 * @param lang what the source is
 */
export const literalsIn = (source: string, lang: "ts" | "tsx"): string[] => {
  const found: string[] = [];
  const visit = (value: unknown, isRead: boolean): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, isRead);
    if (!isNode(value) || isForDevelopers(value) || isNoText(value)) return;
    const literal = foundAt(value, isRead);
    if (literal !== undefined) found.push(literal);
    if (value.type === "JSXAttribute") {
      const name = nameOf(value.name);
      if (!unreadAttributes.has(name)) visit(value.value, readAttributes.has(name));
      return;
    }
    // What a call is given is what the call makes of it, and what is compared is not shown.
    const inside = isRead && !/^(Call|Member|Binary)Expression$/.test(value.type);
    for (const part of Object.values(value)) visit(part, inside);
  };
  visit(parseAst(source, { lang }), false);
  return found;
};
