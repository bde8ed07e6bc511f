import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read, readWithTag } from "@/api/client";
import type {
  Invitation, Participation, QuestionnaireRound, QuestionnaireRoundCreate, QuestionnaireRoundStatus, QuestionnaireRoundUpdate, Recipient, RecipientCreate, RecipientUpdate, UnitKind,
} from "@/api/types";

export type TaggedRound = { round: QuestionnaireRound; etag: string | null };

export const questionnaireRoundsQuery = (county: string | undefined) =>
  queryOptions({
    queryKey: ["questionnaire-rounds", county],
    enabled: county !== undefined,
    queryFn: async () =>
      (await read<{ questionnaireRounds: QuestionnaireRound[] }>(client.GET("/questionnaire-rounds", { params: { query: { county, limit: 1000 } } }))).questionnaireRounds,
  });

export const questionnaireRoundQuery = (roundId: string) =>
  queryOptions({
    queryKey: ["questionnaire-round", roundId],
    queryFn: async (): Promise<TaggedRound> => {
      const { data, etag } = await readWithTag<QuestionnaireRound>(client.GET("/questionnaire-rounds/{roundId}", { params: { path: { roundId } } }));
      return { round: data, etag };
    },
  });

export const recipientsQuery = (roundId: string) =>
  queryOptions({
    queryKey: ["recipients", roundId],
    queryFn: async () => {
      const params = { path: { roundId }, query: { limit: 1000 } };
      return (await read<{ recipients: Recipient[] }>(client.GET("/questionnaire-rounds/{roundId}/recipients", { params }))).recipients;
    },
  });

export const participationQuery = (roundId: string) =>
  queryOptions({
    queryKey: ["participation", roundId],
    queryFn: () => read<Participation>(client.GET("/questionnaire-rounds/{roundId}/participation", { params: { path: { roundId } } })),
  });

export const unitKindsQuery = queryOptions({
  queryKey: ["unit-kinds"],
  staleTime: 5 * 60 * 1000,
  queryFn: async () => (await read<{ unitKinds: UnitKind[] }>(client.GET("/unit-kinds", { params: { query: { limit: 1000 } } }))).unitKinds,
});

/** After any write about a round, everything that is shown of it is asked for anew. */
function useRoundWrite<V, R>(write: (variables: V) => Promise<R>) {
  const cache = useQueryClient();
  const stale = ["questionnaire-round", "questionnaire-rounds", "recipients", "participation", "unit-kinds"];
  return useMutation({
    mutationFn: write,
    onSettled: () => Promise.all(stale.map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  });
}

export const useCreateRound = () => useRoundWrite((body: QuestionnaireRoundCreate) => read<QuestionnaireRound>(client.POST("/questionnaire-rounds", { body })));

const tagged = ({ round, etag }: TaggedRound) => ({ path: { roundId: round.id }, header: { "If-Match": etag ?? "" } });

export const useUpdateRound = (round: TaggedRound) =>
  useRoundWrite((body: QuestionnaireRoundUpdate) => read<QuestionnaireRound>(client.PATCH("/questionnaire-rounds/{roundId}", { params: tagged(round), body })));

export const useMoveRound = (round: TaggedRound) =>
  useRoundWrite((body: { to: QuestionnaireRoundStatus; reason: string | null }) =>
    read<QuestionnaireRound>(client.POST("/questionnaire-rounds/{roundId}/transitions", { params: tagged(round), body })));

export const useRemoveRound = (round: TaggedRound) => useRoundWrite(() => read(client.DELETE("/questionnaire-rounds/{roundId}", { params: tagged(round) })));

const addRecipient = (roundId: string, body: RecipientCreate) => read<Recipient>(client.POST("/questionnaire-rounds/{roundId}/recipients", { params: { path: { roundId } }, body }));

export const useAddRecipient = (roundId: string) => useRoundWrite((body: RecipientCreate) => addRecipient(roundId, body));

/** One after the other, in the order of the list. What was added stays added when one is refused. */
export const useAddRecipients = (roundId: string) =>
  useRoundWrite(async (units: readonly RecipientCreate[]) => {
    const added: string[] = [];
    try {
      for (const unit of units) {
        await addRecipient(roundId, unit);
        added.push(unit.id);
      }
    } catch (error) {
      return { added, error };
    }
    return { added, error: null };
  });

const ofRecipient = (roundId: string, recipient: Recipient) => ({ path: { roundId, recipientId: recipient.id }, header: { "If-Match": `"v${recipient.version}"` } });

export const useUpdateRecipient = (roundId: string, recipient: Recipient) =>
  useRoundWrite((body: RecipientUpdate) => read<Recipient>(client.PATCH("/questionnaire-rounds/{roundId}/recipients/{recipientId}", { params: ofRecipient(roundId, recipient), body })));

export const useRemoveRecipient = (roundId: string, recipient: Recipient) =>
  useRoundWrite(() => read(client.DELETE("/questionnaire-rounds/{roundId}/recipients/{recipientId}", { params: ofRecipient(roundId, recipient) })));

export const useAddUnitKind = () => useRoundWrite((body: { id: string; name: { sv: string } }) => read<UnitKind>(client.POST("/unit-kinds", { body })));

export type Invite = { recipientIds: string[] | null; renew: boolean; send: boolean };

export const useInvite = (roundId: string) =>
  useRoundWrite(async (body: Invite) =>
    (await read<{ invitations: Invitation[] }>(client.POST("/questionnaire-rounds/{roundId}/invitations", { params: { path: { roundId } }, body }))).invitations);

export const useRemind = (roundId: string) =>
  useRoundWrite(async (recipientIds: string[] | null) =>
    (await read<{ invitations: Invitation[] }>(client.POST("/questionnaire-rounds/{roundId}/reminders", { params: { path: { roundId } }, body: { recipientIds } }))).invitations);

export const useRevoke = (roundId: string, recipientId: string) =>
  useRoundWrite(() => read(client.DELETE("/questionnaire-rounds/{roundId}/recipients/{recipientId}/invitations", { params: { path: { roundId, recipientId } } })));
