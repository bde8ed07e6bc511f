import { useQuery } from "@tanstack/react-query";
import { useCounty } from "@/api/county";
import { QueryState } from "@/api/query-state";
import { useSession } from "@/api/session";
import { ViewBar } from "@/domains/sources/view-bar";
import { useText } from "@/text/language";
import { EmptyState } from "@/ui/message";
import { PageHead } from "@/ui/page-head";
import { SkeletonPage } from "@/ui/skeleton";
import { indexesQuery } from "../queries";
import { IndexCard } from "./index-card";
import { NewIndex } from "./new-index";
import { roleCostsQuery, rolesQuery } from "./queries";
import { RolesTable } from "./roles-table";
import "../items/cost-words.css";
import "../items/items.css";
import "./prices.css";

export default function PricesPage() {
  const county = useCounty();
  return county ? <CountyPrices county={county.id} /> : <SkeletonPage />;
}

function CountyPrices({ county }: { county: string }) {
  const { t } = useText();
  const words = t.costEdit.prices;
  const session = useSession();
  const canCost = session.permissions.includes("manage_costs");
  const canPrice = session.permissions.includes("manage_prices");
  const roles = useQuery(rolesQuery);
  const costs = useQuery(roleCostsQuery(county));
  const indexes = useQuery(indexesQuery);
  return (
    <>
      <PageHead title={words.title} heading={words.heading} answer={words.answer} />
      <ViewBar shows={words.title} call={{ path: "/role-costs", query: { county } }} formats={["json"]} />
      <div className="prices">
        <section className="stack">
          <div className="stack-tight"><h2>{words.roles}</h2><p className="muted measure">{words.rolesBody}</p></div>
          <QueryState query={roles}>
            {(all) => <QueryState query={costs}>{(list) => <RolesTable county={county} roles={all} costs={list} canCost={canCost} canPrice={canPrice} />}</QueryState>}
          </QueryState>
        </section>
        <section className="stack">
          <div className="stack-tight"><h2>{words.indexes}</h2><p className="muted measure">{words.indexesBody}</p></div>
          <QueryState query={indexes}>
            {(all) => (
              <>
                {all.length === 0 && <EmptyState heading={words.indexesNone} body={words.indexesNoneBody} />}
                {all.map((one) => <IndexCard key={one.id} index={one} canEdit={canPrice} />)}
                {canPrice && <NewIndex taken={all.map((one) => one.id)} />}
              </>
            )}
          </QueryState>
        </section>
        {!canCost && <p className="small muted">{words.leadsOnly}</p>}
      </div>
    </>
  );
}
