/** Has the browser save a text as a file, without a permission for that. */
export const download = (fileName: string, text: string, type: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads it when it begins the download, which may be after it has asked where to put it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
