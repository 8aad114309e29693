// Joining_Type Dual_Joining, then Right_Joining (https://www.unicode.org/Public/UCD/latest/ucd/ArabicShaping.txt), up to U+08FF.
const dual = [
  String.raw`\u0620\u0626\u0628\u062a-\u062e\u0633-\u063f\u0641-\u0647\u0649\u064a\u066e\u066f\u0678-\u0687`,
  String.raw`\u069a-\u06bf\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1\u06fa-\u06fc\u06ff\u0712-\u0714\u071a-\u071d`,
  String.raw`\u071f-\u0727\u0729\u072b\u072d\u072e\u074e-\u0758\u075c-\u076a\u076d-\u0770\u0772\u0775-\u0777`,
  String.raw`\u077a-\u077f\u07ca-\u07ea\u0841-\u0845\u0848\u084a-\u0853\u0855\u0860\u0862-\u0865\u0868\u0886`,
  String.raw`\u0889-\u088d\u08a0-\u08a9\u08af\u08b0\u08b3-\u08b8\u08ba-\u08c8`,
].join("");
const right = [
  String.raw`\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb`,
  String.raw`\u06cd\u06cf\u06d2\u06d3\u06d5\u06ee\u06ef\u0710\u0715-\u0719\u071e\u0728\u072a\u072c\u072f`,
  String.raw`\u074d\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779\u0840\u0846\u0847\u0849\u0854`,
  String.raw`\u0856-\u0858\u0867\u0869\u086a\u0870-\u0882\u088e\u08aa-\u08ac\u08ae\u08b1\u08b2\u08b9`,
].join("");

// Canonical_Combining_Class Virama (https://www.unicode.org/Public/UCD/latest/ucd/UnicodeData.txt).
const virama = [
  String.raw`\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039`,
  String.raw`\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\ua806\ua82c\ua8c4\ua953\ua9c0`,
  String.raw`\uaaf6\uabed\u{11046}\u{110b9}\u{11133}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}`,
  String.raw`\u{115bf}\u{1163f}\u{116b6}\u{11839}`,
].join("");

// TypeScript knows the flag for a newer target alone; Chrome 112 and Node 20 have it.
const emojiFlags: string = "gv";
const emoji = new RegExp(String.raw`\p{RGI_Emoji}`, emojiFlags);

// Contexts A1, A2 and B of https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters; then Bengali's ya
// after ra, and the variants of Chinese characters that Japanese names have.
const allowed = new RegExp(
  [
    String.raw`(?<=[${dual}]\p{M}*)\u200c(?=\p{M}*[${dual}${right}])`,
    String.raw`(?<=\p{L}\p{M}*[${virama}]\p{M}*)\u200c(?=\p{M}*\p{L})`,
    String.raw`(?<=\p{L}\p{M}*[${virama}]\p{M}*)\u200d(?!\p{M})`,
    String.raw`(?<=\p{L})\u200d(?=[${virama}]\p{L})`,
    String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  ].join("|"),
  "gu",
);

/**
 * A text without the invisible characters that people write with: those which part or join letters where a script needs it,
 * and those within an emoji, of which a ☺ stays.
 */
export const withoutJoiners = (text: string): string => text.replace(emoji, "☺").replace(allowed, "");
