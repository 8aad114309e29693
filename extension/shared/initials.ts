import { firstGrapheme } from "../../naming/graphemes.ts";

/** Up to two initials of a name: whole characters, so that क्षि or 👩‍💻 is not cut to a part of it. */
export const initials = (name: string): string => {
  const words = name.split(/[\s._-]+/u).filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstGrapheme(words[0] ?? "") + firstGrapheme(last ?? "")).toLocaleUpperCase();
};
