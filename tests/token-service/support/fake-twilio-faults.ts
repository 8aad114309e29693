/** What happens to the next requests instead of an answer. */
export interface Fault {
  /** Only requests whose method and path match. */
  to?: RegExp;
  /** For how many of them; 1 unless said otherwise. */
  times?: number;
  status?: number;
  code?: number;
  headers?: Record<string, string>;
  /** Never answers, or sends a byte now and then and never ends. */
  hang?: "silent" | "dripping";
}

const dripping = (): Response =>
  new Response(
    new ReadableStream({
      async pull(controller) {
        controller.enqueue(new TextEncoder().encode(" "));
        await new Promise((resolve) => setTimeout(resolve, 5).unref());
      },
    }),
    { headers: { "Content-Type": "application/json" } },
  );

const never = new Promise<never>(() => {});

/** Keeps the faults that are still to come. */
export const createFaults = () => {
  const faults: Fault[] = [];
  return {
    add: (fault: Fault): void => {
      faults.push(fault);
    },
    /**
     * What a request gets instead of its answer; undefined when it gets its answer. Never resolves for a silent one.
     *
     * @param what method and path
     */
    spoil: async (what: string): Promise<Response | undefined> => {
      const fault = faults.find(({ to = /^/ }) => to.test(what));
      if (!fault) return undefined;
      fault.times = (fault.times ?? 1) - 1;
      if (fault.times === 0) faults.splice(faults.indexOf(fault), 1);
      if (fault.hang) return fault.hang === "silent" ? never : dripping();
      const { status = 500, code = 20500, headers = {} } = fault;
      return Response.json({ code, message: "A fault of the test", status }, { status, headers });
    },
  };
};
