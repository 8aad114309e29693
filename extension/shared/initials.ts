const graphemes = new Intl.Segmenter();

// So that क्षि or 👩‍💻 is not cut to a part of it.
const firstOf = (word: string | undefined): string => {
  const [first] = graphemes.segment(word ?? "");
  return first?.segment ?? "";
};

/** Up to two initials of a name: characters as people count them. */
export const initials = (name: string): string => {
  const words = name.split(/[\s._-]+/u).filter(Boolean);
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (firstOf(words[0]) + firstOf(last)).toLocaleUpperCase();
};
