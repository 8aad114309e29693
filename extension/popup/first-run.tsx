import { useSignal } from "@preact/signals";
import { checkService } from "../shared/check-service.ts";
import { Field } from "../shared/field.tsx";
import { nameProblem } from "../shared/person-name.ts";
import { serviceAddress } from "../shared/service-address.ts";
import { settings } from "../shared/settings.ts";

/** What a new user sees: two questions, and what is wrong with an answer beside it. */
export const FirstRun = () => {
  const problems = useSignal<{ address?: string | null; name?: string | null }>({});
  const checking = useSignal(false);

  const submit = async (form: HTMLFormElement) => {
    const answers = new FormData(form);
    const name = String(answers.get("name")).trim();
    const address = serviceAddress(String(answers.get("address")));
    problems.value = { address: "problem" in address ? address.problem : null, name: nameProblem(name) };
    if ("problem" in address || problems.value.name) return;

    checking.value = true;
    problems.value = { address: await checkService(address.url) };
    checking.value = false;
    if (!problems.value.address) await settings.update((now) => ({ ...now, serviceUrl: address.url, name }));
  };

  return (
    <form
      class="first-run"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
    >
      <img src="../icons/icon-48.png" alt="" width="48" height="48" />
      <h1>Welcome to Pingroom</h1>
      <p class="quiet">Ping a teammate with one click. Two answers and you are in.</p>
      <Field
        label="Service address"
        name="address"
        inputMode="url"
        placeholder="https://ping.example.com"
        hint="Your admin has it; npm start prints it."
        problem={problems.value.address}
        spellcheck={false}
        autofocus
      />
      <Field
        label="Your name"
        name="name"
        autocomplete="name"
        hint="Teammates see it on your pings."
        problem={problems.value.name}
      />
      <button class="primary" type="submit" disabled={checking.value}>
        {checking.value ? "Checking…" : "Connect"}
      </button>
    </form>
  );
};
