import { useQuery } from "@tanstack/react-query";
import { newestPublished, roundsQuery } from "./reference";
import type { Round } from "./types";
import { useLocal, useText } from "@/text/language";
import { useAddress } from "@/ui/use-address";

/** The round in the address, or the newest published one. */
export function useChosenRound(): { round: Round | undefined; rounds: Round[]; query: ReturnType<typeof useRoundsQuery> } {
  const { params } = useAddress();
  const query = useRoundsQuery();
  const rounds = query.data ?? [];
  const asked = params.get("round");
  return { round: rounds.find((one) => one.id === asked) ?? newestPublished(rounds), rounds, query };
}

function useRoundsQuery() {
  return useQuery(roundsQuery);
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
