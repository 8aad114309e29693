/** The identities of one device each of people who are called so. */
export const identitiesOf = (...names: string[]): string[] =>
  names.map((name, place) => `${name}.${"abcdefghijklmnopqrstuvwxyz234567"[place % 32]}${"a".repeat(21)}`);

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
export const ana = `Ana Lima.${"z".repeat(22)}`;

/** A member, and two guests who look like her. */
export const anas = ["Ana.maaaaaaaaa", "Ana.gbbbbbbbbb", "\u0410na.gccccccccc"].map(
  (person) => `${person}.${"a".repeat(22)}`,
) as [string, string, string];

/** A page that cannot prove what it says. */
export const page = "Tutorial Page.gddddddddd.aaaaaaaa";

/** So many people. */
export const crowd = (size: number): string[] =>
  Array.from({ length: size }, (_, place) => {
    const first = ["Ana", "Bo", "Chloé", "Dee", "Eve", "Finn", "Gül", "Hana", "Ivo", "Jun"][place % 10];
    const last = ["Berg", "Ng", "Young", "Okafor", "Lima"][Math.floor(place / 10) % 5];
    const device = `${"abcdefghijklmnopqrstuvwxyz234567"[place % 32]}${"abcdefghij"[Math.floor(place / 32)]}${"a".repeat(20)}`;
    return `${first} ${last}${place >= 50 ? ` ${place}` : ""}.${device}`;
  });
