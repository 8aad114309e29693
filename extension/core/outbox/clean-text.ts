// Line breaks and tabs are text, the rest of the control characters is not.
const control = /[^\P{Cc}\n\t]/gu;

/** A text as it is sent: well-formed Unicode, so that no character takes more than three bytes on the wire. */
export const cleanText = (text: string): string => text.toWellFormed().replace(control, " ");
