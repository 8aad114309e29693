import { language } from "../shared/words/say.ts";

const sizes = [
  ["gigabyte", 1_073_741_824],
  ["megabyte", 1_048_576],
] as const;

// A byte is nothing that anybody wants to read of.
const smallest = ["kilobyte", 1_024] as const;

/** A number of bytes as people read it: “3.2 MB”, “0.1 kB”. */
export const bytes = (count: number): string => {
  const [unit, size] = sizes.find(([, size]) => count >= size) ?? smallest;
  return new Intl.NumberFormat(language(), { style: "unit", unit, maximumFractionDigits: 1 }).format(
    Math.max(count / size, 0.1),
  );
};
