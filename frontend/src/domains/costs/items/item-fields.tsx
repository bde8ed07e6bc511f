import type { CostItem, PlanDetail } from "@/api/types";
import { AmountFields } from "./amount-fields";
import { BasisFields } from "./basis-fields";
import { OftenFields } from "./often-fields";
import { PayersFields } from "./payers-fields";
import { PostsFields } from "./posts-fields";
import type { ItemForm } from "./use-item-form";
import { WhatFields } from "./what-fields";

type Props = { form: ItemForm; plan: PlanDetail; items: readonly CostItem[]; itemId: string | null };

/** The whole form, part by part. */
export function ItemFields({ form, plan, items, itemId }: Props) {
  return (
    <div className="item-form">
      <WhatFields form={form} plan={plan} items={items} itemId={itemId} />
      <AmountFields form={form} />
      <OftenFields form={form} />
      <PostsFields form={form} county={plan.countyId} />
      <PayersFields form={form} county={plan.countyId} />
      <BasisFields form={form} />
    </div>
  );
}
