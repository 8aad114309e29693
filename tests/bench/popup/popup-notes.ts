import type { Kept } from "../support/lay-pings.ts";

/** @param teammates how many are in the room @param full what is kept in the fuller of the two cases */
export const popupNotes = (teammates: number, { received, sent }: Kept): string[] => [
  `The toolbar icon is clicked, and the popup that opens over a page says when its text field takes what one types, and when a frame with that field has been drawn. Times count from when the browser began to load the popup's page. There are ${teammates} teammates in the room, once with no pings and once with ${received.toLocaleString("en")} received and ${sent} sent ones, as many as are kept. The core runs, as it does while a browser is open.`,
  "The bare page is a page of the same extension with one text field and a script of four lines, opened in turn with the popup: what it takes is the browser's own share. The difference is the median of the differences between neighbours.",
];
