// The recommended scripts of https://www.unicode.org/reports/tr31/#Table_Recommended_Scripts but Latin.
const recommended =
  "Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo Mlym Mymr Orya Sinh Taml Telu Thaa Thai Tibt".split(
    " ",
  );
const neutral = String.raw`\p{Script=Common}\p{Script=Inherited}`;
const scx = (scripts: readonly string[]): string =>
  scripts.map((script) => String.raw`\p{Script_Extensions=${script}}`).join("");
const of = (...scripts: string[]): RegExp => new RegExp(`^[${neutral}${scx(scripts)}]*$`, "u");

// Neither Cyrillic nor Greek goes with Latin: too many of their letters look like ours.
const withLatin = recommended.filter((script) => script !== "Cyrl" && script !== "Grek");
const allowed = [
  of("Latn", "Hani", "Hira", "Kana"),
  of("Latn", "Hani", "Bopo"),
  of("Latn", "Hani", "Hang"),
  of("Cyrl"),
  of("Grek"),
  ...withLatin.map((script) => of("Latn", script)),
  // All other scripts stand alone.
  new RegExp(`^(?:[${neutral}]|[^${scx(["Latn", ...recommended])}])*$`, "u"),
];

/** Whether a text mixes scripts more than “moderately restrictive” of https://www.unicode.org/reports/tr39/#Restriction_Level_Detection. */
export const mixesScripts = (text: string): boolean => {
  const letters = text.normalize("NFD");
  return !allowed.some((pattern) => pattern.test(letters));
};
