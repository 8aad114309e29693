// The real service, with tokens that live as few seconds as a test can wait for; its settings take ten minutes at least.
import { runService } from "../../token-service/process/run-service.ts";

await runService({ adjust: (config) => ({ ...config, tokenTtl: Number(process.env.SHORT_TOKEN_SECONDS) }) });
