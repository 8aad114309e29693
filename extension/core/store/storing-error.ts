// Chromium's words for its quota and for a disk that is full; the name is that of the Storage standard.
const noRoom = /quota|no.?space|disk.?full|not enough space/i;

/**
 * Why something could not be stored, in the browser's words.
 *
 * @returns undefined when there is no room for it
 */
export const storingError = (error: unknown): string | undefined => {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return noRoom.test(`${name} ${message}`) ? undefined : message || name;
};
