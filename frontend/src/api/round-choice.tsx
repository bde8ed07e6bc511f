import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { chooseCounty, useRounds } from "./county";
import { newestPublished, roundsQuery } from "./reference";
import type { Round } from "./types";
import { useLocal, useText } from "@/text/language";
import { useAddress } from "@/ui/use-address";

/** The round in the address, or the newest published one of the county. A link may lead to another county's round. */
export function useChosenRound() {
  const { params } = useAddress();
  const own = useRounds();
  const asked = useQuery(roundsQuery).data?.find((one) => one.id === params.get("round"));
  const elsewhere = asked?.countyId;
  useEffect(() => {
    if (elsewhere) chooseCounty(elsewhere);
  }, [elsewhere]);
  const rounds = own.data ?? [];
  return { round: asked ?? newestPublished(rounds), rounds, query: own };
}

export function RoundChoice({ rounds, chosen }: { rounds: Round[]; chosen: Round }) {
  const { t } = useText();
  const local = useLocal();
  const { setParams } = useAddress();
  const label = (round: Round) => (round.status === "published" ? local(round.title) : `${local(round.title)} (${t.terms.roundStatus[round.status]})`);
  return (
    <label className="round-choice">
      <span>{t.gap.round}</span>
      <select className="native-select" value={chosen.id} onChange={(event) => setParams({ round: event.target.value, cell: null, page: null })}>
        {rounds.map((round) => <option key={round.id} value={round.id}>{label(round)}</option>)}
      </select>
    </label>
  );
}
