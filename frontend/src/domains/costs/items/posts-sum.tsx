import { useQueries, useQuery } from "@tanstack/react-query";
import { rangeText } from "@/format/money";
import { useText } from "@/text/language";
import { Button } from "@/ui/button";
import { useDebounced } from "@/ui/use-debounced";
import { amountReadingQuery, staffingQuery } from "./queries";
import { readSpan } from "./shares";
import { typedAmount } from "./typed-amount";
import { callOf, type PostGround } from "./use-post-reading";
import type { ItemForm } from "./use-item-form";

/** What the posts cost together, held against the amount. They are told apart when they differ; nothing is put right by itself. */
export function PostsSum({ form, ground }: { form: ItemForm; ground: PostGround }) {
  const { t, lang } = useText();
  const words = t.costEdit.item;
  const { amount, posts } = form.draft;
  const sum = usePostsSum(form, ground);
  const asked = useDebounced(amount.text.trim());
  const read = useQuery({ ...amountReadingQuery(asked), enabled: amount.costed && asked !== "" }).data;
  if (!sum || posts.length === 0) return null;
  const stated = amount.costed ? read?.amount : undefined;
  const agrees = stated?.low === sum.low && stated.high === sum.high;
  return (
    <div className="posts-sum" data-differs={stated !== undefined && !agrees ? true : undefined} role="status">
      <p>
        {words.postsSum(rangeText(sum, t, lang, "exact"))}
        {stated && <> {agrees ? words.postsAgree : words.postsDisagree(rangeText(stated, t, lang, "exact"))}</>}
      </p>
      {!agrees && <div><Button variant="secondary" onClick={() => form.change("amount", { ...amount, costed: true, text: typedAmount(sum) })}>{words.useSum}</Button></div>}
    </div>
  );
}

/** The posts' costs added, end by end; nothing as long as one of them is not known. */
function usePostsSum(form: ItemForm, ground: PostGround) {
  const ends = form.draft.posts.flatMap((post) => {
    const span = readSpan(post.percent);
    const call = callOf(ground, post.roleId);
    return span && call ? [{ call, end: span.low }, { call, end: span.high }] : [null, null];
  });
  const answers = useQueries({
    queries: ends.map((one) => ({ ...staffingQuery({ ...(one?.call ?? { county: "", role: "", year: 0 }), percent: Math.round((one?.end ?? 0) / 100) / 10 }), enabled: one !== null })),
  });
  const amounts = answers.map((one, place) => (ends[place] ? one.data?.amount : undefined));
  if (amounts.some((one) => one === undefined)) return null;
  const total = (from: 0 | 1) => amounts.reduce<number>((all, one, place) => (place % 2 === from ? all + (one ?? 0) : all), 0);
  return { low: total(0), lowBound: "exact", high: total(1), highBound: "exact", isOpen: false } as const;
}
