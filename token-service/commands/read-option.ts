import * as v from "valibot";
import { UsageError } from "./usage-error.ts";

/**
 * Validates what was typed after an option.
 *
 * @param option such as `--name`
 * @throws UsageError that names the option
 */
export const readOption = <Schema extends v.GenericSchema>(
  option: string,
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> => {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const part = issue.path?.map(({ key }) => key).findLast((key) => typeof key === "string");
  throw new UsageError(`${option}${part ? `: ${part}` : ""} ${issue.message}.`);
};
