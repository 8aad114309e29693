import { runService } from "./process/run-service.ts";

await runService();
