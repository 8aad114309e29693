/** Tells the whole of what is cut to a pointer that rests there, and nothing twice. */
export const tellWholeOfCut = (): void => {
  document.addEventListener("mouseover", ({ target }) => {
    if (!(target instanceof HTMLElement && target.matches(".cut"))) return;
    target.title = target.scrollWidth > target.clientWidth ? (target.textContent ?? "") : "";
  });
};
