/** One of several, by chance. */
export const anyOf = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T;

/** A number between two, by chance. */
export const between = (least: number, most: number): number => least + Math.random() * (most - least);
