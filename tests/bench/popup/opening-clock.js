// Runs in a page before its own code (observed-build.ts puts it there), and notes when one can type into the text field, and
// when a frame with that field has been drawn: milliseconds since the page began to open.
document.addEventListener("focusin", ({ target }) => {
  if (target.name !== "text" || globalThis.opening) return;
  const ready = performance.now();
  // The field is on the screen once a frame has begun and its work is done.
  requestAnimationFrame(() =>
    setTimeout(() => {
      globalThis.opening = { ready, drawn: performance.now() };
    }),
  );
});
