import { useMutation, useQueryClient } from "@tanstack/react-query";
import { askAnew } from "@/api/ask-anew";
import type { RoleCost } from "@/api/types";
import { useText } from "@/text/language";
import { announce } from "@/ui/toast";
import { createRoleCost, removeRoleCost } from "./queries";

/** Taken away at once; the message that says so can make it again. One that items are checked against stays, and the service says which. */
export function useRemoveRoleCost(onDone: () => void) {
  const { t } = useText();
  const words = t.costEdit.prices;
  const cache = useQueryClient();
  const restore = async ({ id, roleId, countyId, organisationId, year, amount, bound, assumption, sourcePlaceId }: RoleCost) => {
    const made = await createRoleCost({ id, roleId, countyId, organisationId, year, amount, bound, assumption, sourcePlaceId }).catch(() => null);
    announce(made ? words.restored : words.restoreFailed);
    await askAnew(cache);
  };
  return useMutation({
    mutationFn: removeRoleCost,
    onSuccess: (_, cost) => {
      announce(words.removed, { label: t.common.undo, run: () => void restore(cost) });
      onDone();
      void askAnew(cache);
    },
  });
}
