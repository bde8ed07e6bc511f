import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CostRole } from "@/api/types";
import { amountText } from "@/format/money";
import { formatNumber } from "@/format/numbers";
import { useLocal, useText } from "@/text/language";
import { Button } from "@/ui/button";
import { CheckChoice, SelectField, TextField } from "@/ui/fields";
import { rolesQuery } from "../prices/queries";
import type { PostDraft } from "./draft";
import { FormPart } from "@/ui/form-part";
import { PostsSum } from "./posts-sum";
import { readNumber, readSpan, thousandthsText } from "./shares";
import { usePostReading, useShareOfMoney, type PostGround } from "./use-post-reading";
import type { ItemForm } from "./use-item-form";

/** Posts, role by role: a share gives money and money gives a share. */
export function PostsFields({ form, county }: { form: ItemForm; county: string }) {
  const { t } = useText();
  const words = t.costEdit.item;
  const roles = useQuery(rolesQuery).data ?? [];
  const { posts, payers, priceYear } = form.draft;
  const ground: PostGround = { county, organisation: payers.shares.length === 1 ? payers.shares[0]?.organisationId : undefined, year: readNumber(priceYear) };
  const set = (place: number, post: PostDraft) => form.change("posts", posts.map((one, at) => (at === place ? post : one)));
  return (
    <FormPart heading={words.parts.posts} help={words.postsHelp}>
      {posts.length === 0 && <p className="muted">{words.postsNone}</p>}
      {posts.length > 0 && ground.year === null && <p className="cost-why">{words.noPriceYear}</p>}
      {posts.map((post, place) => (
        // Posts have no id of their own: their place in the list is what they are known by.
        <PostRow key={place} post={post} roles={roles} ground={ground} onChange={(next) => set(place, next)} onRemove={() => form.change("posts", posts.filter((_, at) => at !== place))} />
      ))}
      {form.faults.posts && <p className="field-error">{form.faults.posts}</p>}
      {posts.length > 0 && <PostsSum form={form} ground={ground} />}
      <div><Button variant="secondary" onClick={() => form.change("posts", [...posts, { roleId: "", percent: "", optional: false }])}>{words.addPost}</Button></div>
    </FormPart>
  );
}

type RowProps = { post: PostDraft; roles: readonly CostRole[]; ground: PostGround; onChange: (post: PostDraft) => void; onRemove: () => void };

function PostRow({ post, roles, ground, onChange, onRemove }: RowProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.item;
  const { reading, error } = usePostReading(post, ground);
  const [typedMoney, setTypedMoney] = useState<string | null>(null);
  const askShare = useShareOfMoney(post, ground, (share) => onChange({ ...post, percent: thousandthsText(share) }));
  const span = readSpan(post.percent);
  const kronor = (value: number) => formatNumber(value, lang);
  const reckoned = reading && span ? (reading.low.amount === reading.high.amount ? kronor(reading.low.amount) : `${kronor(reading.low.amount)}–${kronor(reading.high.amount)}`) : "";
  const role = local(roles.find((one) => one.id === post.roleId)?.name);
  const typeMoney = (text: string) => {
    setTypedMoney(text);
    askShare(text);
  };
  return (
    <div className="post-row" role="group" aria-label={role || words.role}>
      <SelectField label={words.role} value={post.roleId} options={[{ value: "", label: words.choose }, ...roles.map((one) => ({ value: one.id, label: local(one.name) }))]} onChange={(event) => onChange({ ...post, roleId: event.target.value })} />
      <TextField label={words.percent} placeholder={words.percentHelp} inputMode="text" value={post.percent} error={post.percent.trim() && !span ? words.percentUnread : undefined} onChange={(event) => onChange({ ...post, percent: event.target.value })} />
      <TextField label={words.money} inputMode="numeric" disabled={ground.year === null || !post.roleId || Boolean(error)} value={typedMoney ?? reckoned} onChange={(event) => typeMoney(event.target.value)} onBlur={() => setTypedMoney(null)} />
      <div className="post-end">
        <CheckChoice label={words.postOptional} checked={post.optional} onChange={(event) => onChange({ ...post, optional: event.target.checked })} />
        <Button variant="tertiary" onClick={onRemove} aria-label={words.removePost(role)}>{t.costEdit.prices.remove}</Button>
      </div>
      {reading && <p className="small muted post-note">{words.roleCost(amountText(reading.low.roleCost.amount, t, lang, "exact"), String(reading.low.roleCost.year))}</p>}
      {error && <p className="cost-why post-note" role="status">{error.problem?.violations?.[0]?.message ?? error.message}</p>}
    </div>
  );
}
