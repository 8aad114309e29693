/** What Pingroom itself says in the place of a name, in every language that it speaks; nobody can be called so. */
export const reservedWords: readonly string[] = [
  ...["everyone", "everybody", "you", "me", "somebody", "nobody", "teammates"],
  ...["alle", "du", "dich", "ich", "jemand", "niemand", "team"],
];
