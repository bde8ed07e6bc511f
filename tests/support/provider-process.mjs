// The provider as a process: each line of JSON on standard input is an action, answered by one on standard output.
import { createInterface } from "node:readline";
import { Provider } from "./provider.mjs";

const provider = new Provider(Number(process.argv[2]));
for await (const line of createInterface({ input: process.stdin })) {
  const [action, value] = JSON.parse(line);
  const answer = await provider[action](value);
  process.stdout.write(`${JSON.stringify(answer ?? null)}\n`);
}
process.exit(0);
