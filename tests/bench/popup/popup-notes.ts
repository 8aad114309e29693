import { half, team } from "./shown.ts";

const bareShare = (bareMs: number, wantedMs: number): string =>
  `In this run the bare page alone took ${bareMs.toFixed(0)} ms of the goal's ${wantedMs}${bareMs < wantedMs ? "" : ", so that no page could have reached it"}; the difference is what Pingroom's own work takes.`;

/** @param bareMs until one could type in a bare page, the median of this run */
export const popupNotes = (bareMs: number, wantedMs: number): string[] => [
  `The toolbar icon is clicked, and the popup that opens over a page says when its text field takes what one types, and when a frame with that field has been drawn. Times count from when the browser began to load the popup's page. There are ${team.length} teammates, once with no pings and once with ${half} received and ${half} sent ones; what is stored was found sound by the background before, as it is a moment after the browser starts.`,
  "The bare page is a page of the same extension with one text field and a script of four lines, opened in turn with the popup: what it takes is the browser's own share. The difference is the median of the differences between neighbours.",
  `${bareShare(bareMs, wantedMs)} By a profile taken by hand, written down at commit bae83e2 and no part of this run, most of it was loading and running the scripts, drawing the rows and laying them out, and reading the store a tenth. Loading what stands below the room after the first picture had saved a tenth (commit 2a56f02). One file of script instead of three, preloading them, and the style within the page were tried, and what they gained could not be told from noise.`,
];
