import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { organisationsQuery } from "@/api/reference";
import type { CostRole, RoleCost } from "@/api/types";
import { placeText } from "@/domains/sources/place-text";
import { rangeText } from "@/format/money";
import { useLocal, useText } from "@/text/language";
import { AppLink } from "@/ui/app-link";
import { Button } from "@/ui/button";
import { allPlacesQuery } from "../items/queries";
import { RoleCostDialog } from "./role-cost-dialog";
import { RoleDialog } from "./role-dialog";

type Props = { county: string; roles: readonly CostRole[]; costs: readonly RoleCost[]; canCost: boolean; canPrice: boolean };
/** What the open dialog is about. */
type Open = { what: "cost"; role: CostRole; cost: RoleCost | null } | { what: "role"; role: CostRole | null } | null;

/** Every role with what full time costs; a role without a cost is said to have none. */
export function RolesTable({ county, roles, costs, canCost, canPrice }: Props) {
  const { t } = useText();
  const words = t.costEdit.prices;
  const [open, setOpen] = useState<Open>(null);
  const heads = [words.role, words.amount, words.year, words.principal, words.source];
  return (
    <>
      <table className="table table-stacks prices-table" aria-label={words.roles}>
        <thead><tr>{heads.map((one) => <th key={one} scope="col">{one}</th>)}{canCost && <th scope="col"><span className="sr-only">{words.change}</span></th>}</tr></thead>
        {roles.map((role) => {
          const own = costs.filter((one) => one.roleId === role.id).toSorted((a, b) => b.year - a.year || (a.organisationId ?? "").localeCompare(b.organisationId ?? ""));
          return <RoleBody key={role.id} role={role} costs={own} canCost={canCost} canPrice={canPrice} onOpen={setOpen} />;
        })}
      </table>
      {canPrice && <div><Button variant="secondary" onClick={() => setOpen({ what: "role", role: null })}>{words.newRole}</Button></div>}
      {open?.what === "cost" && <RoleCostDialog key={open.cost?.id ?? open.role.id} county={county} role={open.role} cost={open.cost} taken={costs.map((one) => one.id)} onClose={() => setOpen(null)} />}
      {open?.what === "role" && <RoleDialog key={open.role?.id ?? ""} role={open.role} taken={roles.map((one) => one.id)} onClose={() => setOpen(null)} />}
    </>
  );
}

type BodyProps = { role: CostRole; costs: readonly RoleCost[]; canCost: boolean; canPrice: boolean; onOpen: (open: Open) => void };

function RoleBody({ role, costs, canCost, canPrice, onOpen }: BodyProps) {
  const { t, lang } = useText();
  const local = useLocal();
  const words = t.costEdit.prices;
  const organisations = useQuery(organisationsQuery).data ?? [];
  const name = local(role.name);
  const principal = (id: string | null) => (id === null ? words.allPrincipals : local(organisations.find((one) => one.id === id)?.name) || id);
  const head = (
    <th scope="rowgroup" rowSpan={Math.max(1, costs.length)}>
      <span className="items-title">{name}</span>
      {(canCost || canPrice) && (
        <span className="prices-tools">
          {canCost && <Button variant="tertiary" aria-label={words.addCostFor(name)} onClick={() => onOpen({ what: "cost", role, cost: null })}>{words.addCost}</Button>}
          {canPrice && <Button variant="tertiary" aria-label={words.renameHeading(name)} onClick={() => onOpen({ what: "role", role })}>{words.rename}</Button>}
        </span>
      )}
    </th>
  );
  if (costs.length === 0) return <tbody><tr>{head}<td colSpan={canCost ? 5 : 4}><span className="cost-why">{words.noCost}</span></td></tr></tbody>;
  return (
    <tbody>
      {costs.map((cost, place) => (
        <tr key={cost.id}>
          {place === 0 && head}
          <td data-label={words.amount} className="strong">{rangeText(rangeOf(cost), t, lang, "exact")}</td>
          <td data-label={words.year}>{cost.year}</td>
          <td data-label={words.principal}>{principal(cost.organisationId)}</td>
          <td data-label={words.source}><Basis cost={cost} /></td>
          {canCost && <td><Button variant="tertiary" aria-label={words.editCost(name, String(cost.year))} onClick={() => onOpen({ what: "cost", role, cost })}>{words.change}</Button></td>}
        </tr>
      ))}
    </tbody>
  );
}

/** One amount with what it is: exact, about, at least or at most. */
function rangeOf({ amount, bound }: RoleCost) {
  return { low: bound === "at_most" ? null : amount, lowBound: bound, high: amount, highBound: bound, isOpen: bound === "at_least" };
}

function Basis({ cost }: { cost: RoleCost }) {
  const { t } = useText();
  const place = useQuery(allPlacesQuery).data?.get(cost.sourcePlaceId ?? "");
  return (
    <>
      {cost.assumption && <span className="items-payer">{cost.assumption}</span>}
      {place && <AppLink href={`/kallor/${place.documentId}`}>{placeText(place, t) || place.documentTitle}</AppLink>}
      {!cost.assumption && !place && <span className="muted">{t.costEdit.items.noSource}</span>}
    </>
  );
}
