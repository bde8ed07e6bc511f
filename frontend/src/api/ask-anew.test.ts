import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { askAnew } from "./ask-anew";

test("a first answer that was read before a change does not stand in for the new one", async () => {
  const cache = new QueryClient();
  const answers: ((value: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const shown = new QueryObserver(cache, { queryKey: ["items"], queryFn });
  const leave = shown.subscribe(() => undefined);
  const asked = askAnew(cache);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.("before");
  answers[1]?.("after");
  await asked;
  expect(cache.getQueryData(["items"])).toBe("after");
  leave();
});
