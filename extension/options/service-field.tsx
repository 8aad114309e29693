import { useSignal } from "@preact/signals";
import { checkService } from "../shared/check-service.ts";
import { Field } from "../shared/field.tsx";
import { isUnencrypted, serviceAddress } from "../shared/service-address.ts";
import { settings } from "../shared/settings.ts";

/** The service address: stored when it is an address, and asked at once whether Pingroom answers there. */
export const ServiceField = ({ serviceUrl }: { serviceUrl: string }) => {
  const problem = useSignal<string | null>(null);
  const store = async (typed: string) => {
    const address = serviceAddress(typed);
    if ("problem" in address) {
      problem.value = address.problem;
      return;
    }
    await settings.update((now) => ({ ...now, serviceUrl: address.url }));
    problem.value = await checkService(address.url);
  };
  return (
    <Field
      label="Service address"
      name="address"
      value={serviceUrl}
      inputMode="url"
      spellcheck={false}
      hint={
        isUnencrypted(serviceUrl)
          ? "This address is not encrypted; use it only on a network that you trust."
          : "Your admin has it."
      }
      problem={problem.value}
      onChange={(event) => store(event.currentTarget.value)}
    />
  );
};
