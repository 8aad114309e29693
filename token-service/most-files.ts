/**
 * How many files and connections this process may have open at a time. Node has raised its soft limit to the hard one by
 * the time it runs any code (src/node.cc, PlatformInit), so that is the one that counts.
 *
 * @returns infinity where the system knows no such limit, as on Windows
 */
export const openFileLimit = (): number => {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = userLimits?.open_files?.soft;
  return typeof soft === "number" ? soft : Number.POSITIVE_INFINITY;
};
