import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client, read, type QueryOf } from "@/api/client";
import type { NewWebhookSecret, WebhookDelivery, WebhookDeliveryList, WebhookEventTypeInfo, WebhookSubscription, WebhookSubscriptionCreate, WebhookSubscriptionUpdate } from "@/api/types";

const ALL = 1000;
/** While something waits, it is looked at again so often. */
const LOOK_AGAIN_MS = 3000;

export const eventTypesQuery = queryOptions({
  queryKey: ["webhook-event-types"],
  queryFn: async () => (await read<{ webhookEventTypes: WebhookEventTypeInfo[] }>(client.GET("/webhook-event-types"))).webhookEventTypes,
});

export const subscriptionsQuery = (county: string) =>
  queryOptions({
    queryKey: ["webhooks", "subscriptions", county],
    queryFn: async () => (await read<{ webhookSubscriptions: WebhookSubscription[] }>(client.GET("/webhook-subscriptions", { params: { query: { county, limit: ALL } } }))).webhookSubscriptions,
    refetchInterval: (query) => (query.state.data?.some((one) => one.waiting > 0) ? LOOK_AGAIN_MS : false),
  });

export const deliveriesQuery = (query: QueryOf<"/webhook-deliveries">) =>
  queryOptions({
    queryKey: ["webhooks", "deliveries", query],
    placeholderData: keepPreviousData,
    queryFn: () => read<WebhookDeliveryList>(client.GET("/webhook-deliveries", { params: { query } })),
    refetchInterval: (asked) => (asked.state.data?.webhookDeliveries.some((one) => one.status === "waiting") ? LOOK_AGAIN_MS : false),
  });

const at = (one: WebhookSubscription) => ({ path: { subscriptionId: one.id }, header: { "If-Match": `"v${one.version}"` } });

export const createSubscription = (body: WebhookSubscriptionCreate) => read<NewWebhookSecret>(client.POST("/webhook-subscriptions", { body }));

export const updateSubscription = (one: WebhookSubscription, body: WebhookSubscriptionUpdate) =>
  read<WebhookSubscription>(client.PATCH("/webhook-subscriptions/{subscriptionId}", { params: at(one), body }));

export const removeSubscription = (one: WebhookSubscription) => read(client.DELETE("/webhook-subscriptions/{subscriptionId}", { params: at(one) }));

export const rotateSecret = (one: WebhookSubscription) => read<NewWebhookSecret>(client.POST("/webhook-subscriptions/{subscriptionId}/secrets", { params: at(one) }));

export const sendPing = (one: WebhookSubscription) =>
  read<WebhookDelivery>(client.POST("/webhook-subscriptions/{subscriptionId}/pings", { params: { path: { subscriptionId: one.id } }, body: {} }));

export const replaySince = (one: WebhookSubscription, sinceRevision: number) =>
  read<{ events: number }>(client.POST("/webhook-subscriptions/{subscriptionId}/replays", { params: { path: { subscriptionId: one.id } }, body: { sinceRevision } }));

export const replayDelivery = (deliveryId: string) => read<WebhookDelivery>(client.POST("/webhook-deliveries/{deliveryId}/replays", { params: { path: { deliveryId } } }));

/** Something is done to subscriptions or deliveries, and both are read anew. */
export function useWebhookWork<Given, Made>(work: (given: Given) => Promise<Made>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: work, onSuccess: () => cache.invalidateQueries({ queryKey: ["webhooks"] }) });
}
