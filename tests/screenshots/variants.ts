/** A way to look at a page besides the usual one. */
export interface Variant {
  /** What its pictures' names end in. */
  name: string;
  /** Language of the browser. */
  language: string;
  direction?: "rtl";
  /** How much larger everything is: 2 for 200 %. */
  zoom?: number;
  /** The states to look at; all if left out. */
  states?: readonly string[];
}

/** In English all states; in another language, from right to left and enlarged those with the most in them. */
export const variants: readonly Variant[] = [
  { name: "", language: "en-US" },
  { name: "-de", language: "de", states: ["connected", "first-run", "hours"] },
  { name: "-rtl", language: "en-US", direction: "rtl", states: ["connected", "several-rooms", "hours"] },
  { name: "-200-percent", language: "en-US", zoom: 2, states: ["connected", "long-names", "first-run"] },
];
