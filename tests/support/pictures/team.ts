/** The identities of one device each of people who are called so. */
export const identitiesOf = (...names: string[]): string[] =>
  names.map((name, place) => `${name}.${"abcdefghijklmnopqrstuvwxyz234567"[place % 32]}${"aaaaaaa"}`);

/** The room in which all of them are unless a picture says otherwise. */
export const room = "ping-room";

/** Those who are in it with Ana Lima, whose browser this is. */
export const [bo, chloe, dee, eve, finn] = identitiesOf(
  "Bo Berg",
  "Chloé Ng",
  "Dee Young",
  "Eve Okafor",
  "Finn Ó Briain",
) as [string, string, string, string, string];

/** Ana Lima's own. */
export const ana = "Ana Lima.zzzzzzzz";

/** So many people. */
export const crowd = (size: number): string[] =>
  Array.from({ length: size }, (_, place) => {
    const first = ["Ana", "Bo", "Chloé", "Dee", "Eve", "Finn", "Gül", "Hana", "Ivo", "Jun"][place % 10];
    const last = ["Berg", "Ng", "Young", "Okafor", "Lima"][Math.floor(place / 10) % 5];
    const device = `${"abcdefghijklmnopqrstuvwxyz234567"[place % 32]}${"abcdefghij"[Math.floor(place / 32)]}aaaaaa`;
    return `${first} ${last}${place >= 50 ? ` ${place}` : ""}.${device}`;
  });
