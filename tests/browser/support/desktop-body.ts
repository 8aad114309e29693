/** A notification's text as the desktop gets it: the browser puts a line above that says whose notification it is. */
export const desktopBody = (text: string): string => `Pingroom\n\n${text}`;
